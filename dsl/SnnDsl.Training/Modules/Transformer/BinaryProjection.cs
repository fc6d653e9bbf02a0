using SnnDsl.Training.Functional;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>A fully connected layer of each token with 1-bit weights, no scale and no bias, and its batch norm: [..., in] to
/// [..., out].</summary>
public sealed class BinaryProjection : nn.Module<Tensor, Tensor>
{
    private readonly Parameter latent;
    private readonly TokenBatchNorm norm;

    internal BinaryProjection(long inputs, long outputs, Generator random)
        : base(nameof(BinaryProjection))
    {
        latent = LatentWeights.Draw([outputs, inputs], random);
        norm = new TokenBatchNorm(outputs);
        RegisterComponents();
    }

    /// <summary>Latent float32 weights, [out, in].</summary>
    public Parameter Weight => latent;

    /// <summary>The batch norm, which takes the place of the weights' scale.</summary>
    public TokenBatchNorm Norm => norm;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => norm.call(nn.functional.linear(input, SignWeights.Quantize(latent)));
}
