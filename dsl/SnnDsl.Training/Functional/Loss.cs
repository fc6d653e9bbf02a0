using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>What the cross-entropy is taken of.</summary>
public enum Objective
{
    /// <summary>The logits averaged over time (QP-SNN).</summary>
    MeanLogits,

    /// <summary>The logits of each time step, averaged afterwards (TET, Deng et al. 2022, without its second term; Q-SNN).</summary>
    EachStep,
}

/// <summary>Layers whose spike rates are regulated.</summary>
public enum RegulatedLayers
{
    /// <summary>All spiking layers but the first and the last (Q-SNN's released code).</summary>
    Inner,

    /// <summary>All spiking layers.</summary>
    All,
}

/// <summary>Read-out and training objectives.</summary>
public static class Loss
{
    /// <summary>Cross-entropy over the window.</summary>
    /// <param name="logits">Float32 [T, batch, classes].</param>
    /// <param name="labels">Int64 [batch], or float32 shares [batch, classes] of mixed samples.</param>
    /// <param name="objective">Of the mean logits, or the mean of each step's.</param>
    /// <param name="labelSmoothing">Share of the target spread over all classes, 0 to 1.</param>
    public static Tensor CrossEntropy(Tensor logits, Tensor labels, Objective objective = Objective.MeanLogits, double labelSmoothing = 0)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        return objective == Objective.EachStep
            ? nn.functional.cross_entropy(logits.flatten(0, 1), labels.repeat([logits.shape[0], .. Enumerable.Repeat(1L, (int)labels.dim() - 1)]), label_smoothing: labelSmoothing)
            : nn.functional.cross_entropy(logits.mean([0]), labels, label_smoothing: labelSmoothing);
    }

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
