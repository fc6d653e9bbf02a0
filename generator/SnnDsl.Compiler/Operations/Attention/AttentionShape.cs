using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Operations;

/// <summary>Sizes of attention with a binary map: Q K^T counts channels of a head and maps tokens to tokens, K^T V the other way round.</summary>
/// <param name="Tokens">Positions.</param>
/// <param name="Width">Channels of a head.</param>
/// <param name="Order">Which product the map is.</param>
public sealed record AttentionShape(int Tokens, int Width, AttentionOrder Order)
{
    /// <summary>Queries whose rows of the map are computed together.</summary>
    private const int Queries = 8;

    /// <summary>Whether the map is Q K^T.</summary>
    public bool IsQueryKey => Order == AttentionOrder.QueryKey;

    /// <summary>Rows and columns of a map; the most that a neuron behind it counts in a step.</summary>
    public int MapSize => IsQueryKey ? Tokens : Width;

    /// <summary>The most that a neuron of the map counts in a step.</summary>
    public int MaximumOverlap => IsQueryKey ? Width : Tokens;

    /// <summary>Words of a head's map of one time step, whose rows start with a word each.</summary>
    internal int MapWords => MapSize * Words(MapSize);

    /// <summary>Words of the working memory of the kernel, as snn/attention.h defines it.</summary>
    internal int ScratchWords(int timeSteps)
    {
        int operands = (Width * Words(Tokens)) + (Tokens * Words(Width));
        return IsQueryKey
            ? (timeSteps * (operands + (2 * Queries * Words(Tokens)) + 1)) + ((Queries + 33) * Words(Width))
            : (timeSteps * ((2 * Width * Words(Width)) + 1)) + operands + (34 * Words(Width));
    }

    /// <summary>Of a layer with a number of heads.</summary>
    public static AttentionShape Of(TensorShape shape, int heads, AttentionOrder order) =>
        new(shape.Height * shape.Width, shape.Channels / heads, order);

    private static int Words(int bits) => (bits + 31) / 32;
}
