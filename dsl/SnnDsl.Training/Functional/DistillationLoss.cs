using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>Information-enhancement distillation of BESTformer (arXiv 2501.05904, released code): a network with two heads,
/// one for the labels, one for the teacher.</summary>
public static class DistillationLoss
{
    /// <summary>
    /// The loss, a mean over the batch:
    /// <code>
    /// L = (1 - a) CE(z0, y) + a CE(z1, argmax teacher)                                    Hard
    /// L = (1 - a) CE(z0, y) + a tau^2 KL(softmax(teacher / tau) || softmax(z1 / tau))     Soft
    /// L = (1 - a) CE(z0, y) + a CE(z1, y)                                                 None
    /// </code>
    /// The released code divides the soft term by the number of classes as well.
    /// </summary>
    /// <param name="first">z0, logits [batch, classes].</param>
    /// <param name="second">z1, logits [batch, classes].</param>
    /// <param name="labels">y: int64 [batch], or float32 shares [batch, classes] of mixed samples.</param>
    /// <param name="teacher">The teacher's logits [batch, classes] for the same (mixed) samples, without gradient; not read for
    /// <see cref="DistillationTarget.None"/>.</param>
    /// <param name="options">Target, share, temperature, smoothing.</param>
    public static Tensor Compute(Tensor first, Tensor second, Tensor labels, Tensor? teacher, DistillationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (options.Target != DistillationTarget.None)
            ArgumentNullException.ThrowIfNull(teacher);
        var distilled = options.Target switch
        {
            DistillationTarget.None => LabelLoss(second, labels, options),
            DistillationTarget.Hard => nn.functional.cross_entropy(second, teacher!.detach().argmax(1)),
            DistillationTarget.Soft => Divergence(second, teacher!.detach(), options.Temperature),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Target, "This target is not known."),
        };
        return ((1 - options.Weight) * LabelLoss(first, labels, options)) + (options.Weight * distilled);
    }

    /// <summary>What the network says after training: the mean of both heads' logits.</summary>
    public static Tensor Combined(Tensor first, Tensor second) => (first + second) / 2;

    /// <summary>Cross-entropy with labels or shares; smoothing spreads either.</summary>
    private static Tensor LabelLoss(Tensor logits, Tensor labels, DistillationOptions options) =>
        nn.functional.cross_entropy(logits, labels, label_smoothing: options.LabelSmoothing);

    private static Tensor Divergence(Tensor logits, Tensor teacher, double temperature)
    {
        var (student, target) = ((logits / temperature).log_softmax(1), (teacher / temperature).log_softmax(1));
        return (target.exp() * (target - student)).sum(1).mean() * (temperature * temperature);
    }
}
