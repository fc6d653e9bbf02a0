using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Operations;

/// <summary>Sizes of attention with a binary map: Q K^T counts channels of a head and maps tokens to tokens, K^T V the other way round.</summary>
/// <param name="Tokens">Positions.</param>
/// <param name="Width">Channels of a head.</param>
/// <param name="Order">Which product the map is.</param>
public sealed record AttentionShape(int Tokens, int Width, AttentionOrder Order)
{
    /// <summary>Whether the map is Q K^T.</summary>
    public bool IsQueryKey => Order == AttentionOrder.QueryKey;

    /// <summary>Rows and columns of a map; the most that a neuron behind it counts in a step.</summary>
    public int MapSize => IsQueryKey ? Tokens : Width;

    /// <summary>The most that a neuron of the map counts in a step.</summary>
    public int MaximumOverlap => IsQueryKey ? Width : Tokens;

    /// <summary>Of a layer with a number of heads.</summary>
    public static AttentionShape Of(TensorShape shape, int heads, AttentionOrder order) =>
        new(shape.Height * shape.Width, shape.Channels / heads, order);
}
