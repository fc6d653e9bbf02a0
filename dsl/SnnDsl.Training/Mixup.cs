using static TorchSharp.torch;

namespace SnnDsl.Training;

/// <summary>Mixes each sample of a batch with another one (Zhang et al. 2018, arXiv 1710.09412), images and labels in the same shares:
/// sample i with the one that stands as far from the end.</summary>
/// <param name="Share">Share of the sample itself, 0 to 1.</param>
public sealed record Mixup(double Share)
{
    /// <summary>Draws the share from Beta(alpha, alpha).</summary>
    /// <param name="alpha">Above 0; small numbers leave most samples nearly as they are.</param>
    /// <param name="random">Source of chance.</param>
    public static Mixup Draw(double alpha, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)random.NextInt64(), CPU);
        var share = distributions.Beta(tensor((float)alpha), tensor((float)alpha), generator).sample().item<float>();
        return new Mixup(share);
    }

    /// <summary>Mixes values whose first dimension is the batch, or those of frames, whose second one is.</summary>
    /// <param name="values">Float32 [batch, ...].</param>
    public Tensor Mix(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return (values * Share) + (values.flip(values.dim() == 5 ? 1 : 0) * (1 - Share));
    }

    /// <summary>Labels as shares of classes, mixed.</summary>
    /// <param name="labels">Int64 [batch].</param>
    /// <param name="classes">Number of classes.</param>
    public Tensor Mix(Tensor labels, int classes) => Mix(nn.functional.one_hot(labels, classes).to(ScalarType.Float32));
}
