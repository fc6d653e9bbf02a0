using static TorchSharp.torch;

namespace SnnDsl.Training.Losses;

/// <summary>Cross-entropy of the logits averaged over time (QP-SNN).</summary>
public sealed record MeanLogitsLoss : ILoss
{
    /// <inheritdoc/>
    public string Identity => "mean-logits";

    /// <inheritdoc/>
    public Tensor Compute(Tensor logits, Tensor labels, double labelSmoothing)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return nn.functional.cross_entropy(logits.mean([0]), labels, label_smoothing: labelSmoothing);
    }
}
