namespace SnnDsl.Compiler.Operations;

/// <summary>Numbers of an operation that papers keep in floating point, weights and biases aside.</summary>
/// <param name="BatchNorm">Scales and offsets of batch norm.</param>
/// <param name="Gains">Gains of attention.</param>
public readonly record struct FloatParameters(long BatchNorm, long Gains);
