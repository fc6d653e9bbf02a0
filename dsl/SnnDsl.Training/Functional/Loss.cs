using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>Read-out and training objectives.</summary>
public static class Loss
{
    /// <summary>Cross-entropy of the logits averaged over time (methods of TET without its per-step term).</summary>
    /// <param name="logits">Float32 [T, batch, classes].</param>
    /// <param name="labels">Int64 [batch].</param>
    /// <param name="labelSmoothing">Share of the target spread over all classes, 0 to 1.</param>
    public static Tensor MeanOverTimeCrossEntropy(Tensor logits, Tensor labels, double labelSmoothing = 0) =>
        nn.functional.cross_entropy(logits.mean([0]), labels, label_smoothing: labelSmoothing);

    /// <summary>Penalty on activity, zero below the target: the mean over layers of
    /// <c>max(0, rate - target)^2 / target^2</c>.</summary>
    /// <param name="rates">Scalar mean spike rate of each spiking layer, 0 to 1.</param>
    /// <param name="target">Rate up to which a layer costs nothing, above 0.</param>
    public static Tensor FiringRatePenalty(IReadOnlyList<Tensor> rates, double target) =>
        (nn.functional.relu(stack(rates) - target) / target).square().mean();
}
