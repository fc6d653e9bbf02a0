using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// Share of the stage's output channels that pruning removes after training (QP-SNN, arXiv 2502.05905, section 3.3): of C
/// channels, C - ceil(ratio * C) stay, at least 1. The class stays as it is written; the trained parameters hold the
/// sizes that are left. Stages with a convolution, and hidden linear ones, can be pruned.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class PruneAttribute : Attribute
{
    /// <summary>Declares the share.</summary>
    /// <param name="ratio">At least 0 and less than 1; in a block also the name of a parameter.</param>
    public PruneAttribute(object ratio)
    {
        Ratio = ratio;
    }

    /// <summary>Share of channels that is removed.</summary>
    [Share]
    public object Ratio { get; }
}
