using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// MLP branch on a residual (BESTformer, arXiv 2501.05904): <c>BN(W2 LIF(BN(W1 LIF(x))))</c> at each position, with the
/// neurons of <see cref="BinaryAttentionAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class SpikingMlpAttribute : LayerAttribute
{
    /// <summary>Declares the branch.</summary>
    /// <param name="ratio">Channels inside over those outside, 1 to 16; in a block also the name of a parameter.</param>
    public SpikingMlpAttribute(object ratio)
    {
        Ratio = ratio;
    }

    /// <summary>Channels inside over those outside.</summary>
    [Range(1, 16)]
    public object Ratio { get; }

    /// <summary>Bits of the weights: 1 (default), 2, 4 or 8.</summary>
    [OneOf(8, 4, 2, 1)]
    public object WeightBits { get; set; } = 1;
}
