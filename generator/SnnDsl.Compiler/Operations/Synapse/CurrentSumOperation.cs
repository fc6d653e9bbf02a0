namespace SnnDsl.Compiler.Operations;

/// <summary>The sum of two currents, the second of which is a branch.</summary>
public sealed record CurrentSumOperation() : FloatOperation("Sum");
