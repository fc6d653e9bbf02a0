using SnnDsl.Training.Functional;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Fully connected layer: [T, batch, in] to [T, batch, out]. A read-out may have a bias.</summary>
public sealed class QuantizedLinear : QuantizedSynapse
{
    private readonly Parameter? bias;

    internal QuantizedLinear(LinearOperation operation, QuantizerOptions quantizer, Generator random)
        : base(nameof(QuantizedLinear), operation.Weights, [operation.Outputs, operation.Inputs], quantizer, random)
    {
        bias = operation.HasBias ? nn.Parameter(zeros(operation.Outputs)) : null;
        RegisterComponents();
    }

    /// <summary>One value per output, or null.</summary>
    public Parameter? Bias => bias;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        TimeFolding.Apply(input, x => nn.functional.linear(x, QuantizedWeight(), bias!));
}
