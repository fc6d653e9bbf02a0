namespace SnnDsl.Compiler.Operations;

/// <summary>Height, width, channel order becomes a vector.</summary>
public sealed record FlattenOperation() : FloatOperation("Flatten");
