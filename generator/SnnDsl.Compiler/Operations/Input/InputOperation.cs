namespace SnnDsl.Compiler.Operations;

/// <summary>The network's input: an image, the same at every time step, or the events of each.</summary>
public sealed record InputOperation() : FloatOperation("Input");
