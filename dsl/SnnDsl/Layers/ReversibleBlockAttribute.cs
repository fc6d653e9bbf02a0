using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// Runs the branches of the same property on a residual, <see cref="Depth"/> times with weights of their own (BESTformer,
/// arXiv 2501.05904):
/// <code>
/// x2 = Attention(x1) + (x0 + x1) / 2
/// x3 = MLP(x2) + (x1 + x2) / 2
/// </code>
/// The two states before it can be computed back from x2 and x3.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ReversibleBlockAttribute : LayerAttribute
{
    /// <summary>Blocks, 1 to 64; 1 by default. In a block also the name of a parameter.</summary>
    [Range(1, 64)]
    public object Depth { get; set; } = 1;

    /// <summary>What a branch is added to.</summary>
    public ResidualShortcut Shortcut { get; set; } = ResidualShortcut.Average;
}
