using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>1-bit weights of Q-SNN (arXiv 2406.13672, released code), [output channel, ...]:
/// <code>
/// w^ = (w - mean) / std         per output channel, unbiased; without weight regulation w^ = w
/// m  = sign(w^)                 +1 for 0, which a bit cannot hold
/// Q  = m 2^round(log2 mean|w^|) a power of two per channel, without gradient
/// </code>
/// Gradients pass through mean and standard deviation; that of the sign is a <see cref="SignEstimator"/>'s.</summary>
internal static class BinaryWeights
{
    /// <summary>Keeps a channel of equal weights from a division by zero.</summary>
    private const double Smallest = 1e-12;

    /// <summary>The weights a layer computes with.</summary>
    internal static Tensor Quantize(Tensor weight, bool isRegulated, SignEstimator estimator)
    {
        var normalized = Normalized(weight, isRegulated);
        var scale = Scale(normalized);
        var soft = scale * estimator.K * (estimator.T * normalized).tanh();
        return (Signs(normalized) * scale).detach() + (soft - soft.detach());
    }

    /// <summary>Signs -1 and +1, and what one is worth.</summary>
    internal static (Tensor Integers, Tensor Unit) Integers(Tensor weight, bool isRegulated)
    {
        using var _ = no_grad();
        var normalized = Normalized(weight, isRegulated);
        return (Signs(normalized), Scale(normalized));
    }

    internal static Tensor Normalized(Tensor weight, bool isRegulated)
    {
        if (!isRegulated)
            return weight.alias();
        var dimensions = WeightScales.ChannelDimensions(weight);
        var centred = weight - weight.mean(dimensions, keepdim: true);
        var count = weight.numel() / weight.shape[0];
        // The unbiased deviation; a single weight has none.
        var variance = centred.square().sum(dimensions, keepdim: true) / Math.Max(count - 1, 1);
        return centred / (variance + Smallest).sqrt();
    }

    internal static Tensor Signs(Tensor normalized) => where(normalized.ge(0), ones_like(normalized), -ones_like(normalized)).detach();

    private static Tensor Scale(Tensor normalized)
    {
        using var _ = no_grad();
        var mean = normalized.abs().mean(WeightScales.ChannelDimensions(normalized), keepdim: true);
        var power = mean.log2().round().exp2();
        return where(mean.gt(WeightScales.Smallest), power, ones_like(power));
    }
}
