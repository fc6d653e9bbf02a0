namespace SnnDsl.Compiler.Operations;

/// <summary>Mean over time of the last layer.</summary>
public sealed record MeanOverTimeOperation() : FloatOperation("MeanOverTime");
