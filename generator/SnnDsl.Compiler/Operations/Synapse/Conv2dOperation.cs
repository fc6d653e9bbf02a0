using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Operations;

/// <summary>Convolution with weights of a format; no bias.</summary>
/// <param name="Input">Shape of what it reads.</param>
/// <param name="Channels">Output channels.</param>
/// <param name="Window">Window that slides over the input.</param>
/// <param name="Weights">Bits and grid of the weights.</param>
public sealed record Conv2dOperation(TensorShape Input, int Channels, Window Window, WeightFormat Weights)
    : SynapseOperation("Conv2d", Channels, Window.Size * Input.Channels, Weights, HasBias: false)
{
    /// <inheritdoc/>
    public override long Connections =>
        Along(Input.Height, Window.Kernel.Height, Window.Stride.Height, Window.Padding.Height)
        * Along(Input.Width, Window.Kernel.Width, Window.Stride.Width, Window.Padding.Width)
        * Input.Channels * Channels;

    /// <inheritdoc/>
    public override SynapseGeometry Geometry(TensorShape output) => new(Input, output, Window, IsLinear: false);

    internal override string Describe() =>
        $"[{Channels} channels, kernel {Window.Kernel}, stride {Window.Stride}, padding {Window.Padding}, {Weights}]";

    /// <summary>Kernel taps inside the input, summed over the output's positions along one axis.</summary>
    private static long Along(int length, int kernel, int stride, int padding)
    {
        long taps = 0;
        for (int start = -padding; start + kernel <= length + padding; start += stride)
        {
            taps += Math.Min(start + kernel, length) - Math.Max(start, 0);
        }

        return taps;
    }
}
