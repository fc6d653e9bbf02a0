namespace SnnDsl.Compiler.Operations;

/// <summary>Batch normalization over channels, statistics shared by all time steps.</summary>
public sealed record BatchNormOperation(int Channels) : FloatOperation("BatchNorm");
