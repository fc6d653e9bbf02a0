using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>1-bit weights without a scale of BESTformer (arXiv 2501.05904, released code), [output channel, ...]:
/// <code>
/// w^ = (w - mean) / std   per output channel, unbiased, with gradient
/// Q  = sign(w^)           its gradient is the identity, without a clip
/// </code>
/// The batch norm behind takes over the scale. The released code gives 0 for a weight that equals its channel's mean; a bit has to be
/// something, so it is +1 here, in training as in what is exported.</summary>
internal static class SignWeights
{
    /// <summary>The weights a layer computes with, -1 or +1.</summary>
    internal static Tensor Quantize(Tensor weight)
    {
        var normalized = BinaryWeights.Normalized(weight, isRegulated: true);
        return BinaryWeights.Signs(normalized) + (normalized - normalized.detach());
    }

    /// <summary>The same -1 and +1 without gradient: what is exported.</summary>
    internal static Tensor Integers(Tensor weight)
    {
        using var _ = no_grad();
        return BinaryWeights.Signs(BinaryWeights.Normalized(weight, isRegulated: true));
    }
}
