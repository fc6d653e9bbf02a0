using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// Attention branch on a residual (BESTformer, arXiv 2501.05904), positions being tokens:
/// <code>
/// s = LIF(x);  Q, K, V = LIF(BN(W s))
/// map = LIF(Q K^T) with a reset by subtraction, y = lambda[t, head] / 8 (map V)
/// BN(W LIF(y)), the last neuron with half the threshold
/// </code>
/// Weights, map and all that flows between are one bit. Neurons keep a half of their membrane, halve their input, fire when they reach
/// their threshold of 1, and are reset to zero.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class BinaryAttentionAttribute : LayerAttribute
{
    /// <summary>Declares the branch.</summary>
    /// <param name="heads">Heads, 1 to 1024; they divide the channels. In a block also the name of a parameter.</param>
    public BinaryAttentionAttribute(object heads)
    {
        Heads = heads;
    }

    /// <summary>Heads.</summary>
    [Range(1, 1024)]
    public object Heads { get; }

    /// <summary>Which product becomes the map.</summary>
    public AttentionOrder Order { get; set; } = AttentionOrder.QueryKey;

    /// <summary>Bits of the weights of queries, keys, values and of the projection: 1 (default), 2, 4 or 8.</summary>
    [OneOf(8, 4, 2, 1)]
    public object WeightBits { get; set; } = 1;
}
