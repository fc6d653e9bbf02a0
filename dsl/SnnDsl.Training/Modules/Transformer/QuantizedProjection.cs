using SnnDsl.Training.Functional;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>A 1x1 convolution on tokens: a fully connected layer of each, [..., in] to [..., out].</summary>
public sealed class QuantizedProjection : QuantizedSynapse
{
    internal QuantizedProjection(Conv2dOperation operation, QuantizerOptions quantizer, Generator random)
        : base(nameof(QuantizedProjection), operation.Weights, [operation.Channels, operation.Input.Channels], quantizer, random)
    {
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.linear(input, QuantizedWeight());
}
