using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Operations;

/// <summary>Convolution with weights of a format; no bias.</summary>
public sealed record Conv2dOperation(TensorShape Input, int Channels, int Kernel, int Stride, int Padding, WeightFormat Weights)
    : FloatOperation("Conv2d");
