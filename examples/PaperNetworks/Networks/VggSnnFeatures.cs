using SnnDsl;

namespace PaperNetworks;

/// <summary>The eight convolutions of VGGSNN as in QP-SNN.</summary>
/// <param name="early">Share of channels pruned from each of the first three convolutions.</param>
/// <param name="late">Share of channels pruned from each of the next four; the last one is not pruned.</param>
[Block]
public partial class VggSnnFeatures(double early, double late)
{
    [Conv2d(64, Kernel = 3, Padding = 1), BatchNorm, Lif, Prune(nameof(early))]
    public partial Stage Conv1 { get; }

    [Conv2d(128, Kernel = 3, Padding = 1, WeightBits = 4), BatchNorm, Lif, MaxPool(2), Prune(nameof(early))]
    public partial Stage Conv2 { get; }

    [Conv2d(256, Kernel = 3, Padding = 1, WeightBits = 4), BatchNorm, Lif, Prune(nameof(early))]
    public partial Stage Conv3 { get; }

    [Conv2d(256, Kernel = 3, Padding = 1, WeightBits = 4), BatchNorm, Lif, MaxPool(2), Prune(nameof(late))]
    public partial Stage Conv4 { get; }

    [Conv2d(512, Kernel = 3, Padding = 1, WeightBits = 4), BatchNorm, Lif, Prune(nameof(late))]
    public partial Stage Conv5 { get; }

    [Conv2d(512, Kernel = 3, Padding = 1, WeightBits = 4), BatchNorm, Lif, MaxPool(2), Prune(nameof(late))]
    public partial Stage Conv6 { get; }

    [Conv2d(512, Kernel = 3, Padding = 1, WeightBits = 4), BatchNorm, Lif, Prune(nameof(late))]
    public partial Stage Conv7 { get; }

    [Conv2d(512, Kernel = 3, Padding = 1, WeightBits = 4), BatchNorm, Lif, AvgPool(2)]
    public partial Stage Conv8 { get; }
}
