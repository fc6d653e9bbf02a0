using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Operations;

/// <summary>Option A of He et al. 2016: every <paramref name="Stride"/>-th row and column, <paramref name="ChannelOffset"/>
/// channels of zeros in front, and behind what the shape has left.</summary>
public sealed record OptionAOperation(TensorShape Input, int Stride, int ChannelOffset) : FloatOperation("OptionA");
