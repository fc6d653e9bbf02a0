using SnnDsl;

namespace PaperNetworks;

/// <summary>QP-SNN's "ResNet20": a stem and three groups of three wide blocks. It is not the narrow network of that name
/// by He et al. 2016: unpruned it has 17 million parameters.</summary>
/// <param name="stem">Share of channels pruned from the stem.</param>
/// <param name="early">Share pruned from the outputs of the first two groups, and inside of the first block.</param>
/// <param name="late">Share pruned inside of all other blocks. The output of the last group is not pruned.</param>
/// <remarks>The paper's table 10 gives the late share for outputs of the second group too; only the early one leads to the
/// number of parameters that it states.</remarks>
[Block]
public partial class ResNet20Features(double stem, double early, double late)
{
    [Conv2d(64, Kernel = 3, Padding = 1), BatchNorm, Lif, Prune(nameof(stem))]
    public partial Stage Stem { get; }

    [Arguments(128, 1, nameof(early), nameof(early))]
    public partial BasicBlock Block1 { get; }

    [Arguments(128, 1, nameof(late), nameof(early))]
    public partial BasicBlock Block2 { get; }

    [Arguments(128, 1, nameof(late), nameof(early))]
    public partial BasicBlock Block3 { get; }

    [Arguments(256, 2, nameof(late), nameof(early))]
    public partial BasicBlock Block4 { get; }

    [Arguments(256, 1, nameof(late), nameof(early))]
    public partial BasicBlock Block5 { get; }

    [Arguments(256, 1, nameof(late), nameof(early))]
    public partial BasicBlock Block6 { get; }

    [Arguments(512, 2, nameof(late), 0)]
    public partial BasicBlock Block7 { get; }

    [Arguments(512, 1, nameof(late), 0)]
    public partial BasicBlock Block8 { get; }

    [Arguments(512, 1, nameof(late), 0)]
    public partial BasicBlock Block9 { get; }

    [GlobalAvgPool]
    public partial Stage Pool { get; }
}
