using static TorchSharp.torch;

namespace SnnDsl.Training.Losses;

/// <summary>Cross-entropy of the logits of each time step, averaged afterwards (TET, Deng et al. 2022, without its second term; Q-SNN).</summary>
public sealed record EachStepLoss : ILoss
{
    /// <inheritdoc/>
    public string Identity => "each-step";

    /// <inheritdoc/>
    public Tensor Compute(Tensor logits, Tensor labels, double labelSmoothing)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        var repeated = labels.repeat([logits.shape[0], .. Enumerable.Repeat(1L, (int)labels.dim() - 1)]);
        return nn.functional.cross_entropy(logits.flatten(0, 1), repeated, label_smoothing: labelSmoothing);
    }
}
