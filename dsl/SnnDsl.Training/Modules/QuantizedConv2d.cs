using SnnDsl.Training.Functional;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Convolution without bias: [T, batch, in, height, width] to [T, batch, out, height, width].</summary>
public sealed class QuantizedConv2d : QuantizedSynapse
{
    private readonly long[] _stride;
    private readonly long[] _padding;

    internal QuantizedConv2d(Conv2dOperation operation, QuantizerOptions quantizer, Generator random)
        : base(nameof(QuantizedConv2d), operation.Weights, [operation.Channels, operation.Input.Channels, operation.Window.Kernel.Height, operation.Window.Kernel.Width], quantizer, random)
    {
        _stride = [operation.Window.Stride.Height, operation.Window.Stride.Width];
        _padding = [operation.Window.Padding.Height, operation.Window.Padding.Width];
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        TimeFolding.Apply(input, x => Convolution.Conv2d(x, QuantizedWeight(), _stride, _padding));
}
