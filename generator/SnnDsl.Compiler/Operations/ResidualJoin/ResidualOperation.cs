namespace SnnDsl.Compiler.Operations;

/// <summary>
/// The next state of a residual stream: its first input is a current; a second one is the state it is added to; of a second and a
/// third one, older and newer, the mean is what it is added to.
/// </summary>
public sealed record ResidualOperation() : FloatOperation("Stream");
