using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>Layers whose spike rates are regulated.</summary>
public enum RegulatedLayers
{
    /// <summary>All spiking layers but the first and the last (Q-SNN's released code).</summary>
    Inner,

    /// <summary>All spiking layers.</summary>
    All,
}

/// <summary>Losses of spike rates, which are added to that of the labels.</summary>
public static class SpikeLoss
{
    /// <summary>Penalty on activity, zero below the target: the mean over layers of
    /// <c>max(0, rate - target)^2 / target^2</c>.</summary>
    /// <param name="rates">Scalar mean spike rate of each spiking layer, 0 to 1.</param>
    /// <param name="target">Rate up to which a layer costs nothing, above 0.</param>
    public static Tensor FiringRatePenalty(IReadOnlyList<Tensor> rates, double target) =>
        (nn.functional.relu(stack(rates) - target) / target).square().mean();

    /// <summary>Spike half of Q-SNN's dual regulation: the mean over layers of <c>(rate - 1/2)^2</c>, where the entropy of spikes
    /// is largest; 0 where no layer is left.</summary>
    /// <param name="rates">Scalar mean spike rate of each spiking layer, 0 to 1.</param>
    /// <param name="layers">Layers that count.</param>
    public static Tensor SpikeRegulation(IReadOnlyList<Tensor> rates, RegulatedLayers layers)
    {
        ArgumentNullException.ThrowIfNull(rates);
        IReadOnlyList<Tensor> regulated = layers == RegulatedLayers.All ? rates : [.. rates.Skip(1).SkipLast(1)];
        return regulated.Count == 0 ? zeros(1).squeeze() : (stack(regulated) - 0.5).square().mean();
    }
}
