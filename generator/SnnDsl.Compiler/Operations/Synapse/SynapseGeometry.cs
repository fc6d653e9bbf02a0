using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// Where a synapse connects. A linear layer is a kernel as large as its input, at one position; its flat input has one
/// row and one column.
/// </summary>
public sealed record SynapseGeometry(
    TensorShape Input, TensorShape Output, int KernelHeight, int KernelWidth, int Stride, int Padding, bool IsLinear)
{
    /// <summary>Weights of one output channel.</summary>
    public int FanIn => KernelHeight * KernelWidth * Input.Channels;

    /// <summary>The same connections as a convolution: a linear layer is one with a kernel of 1 at one position.</summary>
    public SynapseGeometry AsConvolution => this with { IsLinear = false };
}
