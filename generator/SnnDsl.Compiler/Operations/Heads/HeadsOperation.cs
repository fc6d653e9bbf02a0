namespace SnnDsl.Compiler.Operations;

/// <summary>Mean over positions and time of the older and of the newer state, each with a read-out of its own: their mean.</summary>
public sealed record HeadsOperation(int Channels, int Classes) : FloatOperation("Heads");
