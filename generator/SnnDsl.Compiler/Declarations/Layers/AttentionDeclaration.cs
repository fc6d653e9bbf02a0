namespace SnnDsl.Compiler.Declarations;

/// <summary>Attention with a binary map between the spikes of queries, keys and values.</summary>
public sealed record AttentionDeclaration(int Heads, AttentionOrder Order, int Element) : ResidualLayerDeclaration(Element)
{
    /// <inheritdoc/>
    public override string Name => "BinaryAttention";

    /// <inheritdoc/>
    public override string Line => $"Attention heads {Heads}, order {Order}";
}

/// <summary>An attention branch as it is written: it becomes several stages.</summary>
public sealed record BinaryAttentionDeclaration(int Heads, AttentionOrder Order, int WeightBits, int Element) : ResidualLayerDeclaration(Element)
{
    /// <inheritdoc/>
    public override string Name => "BinaryAttention";

    internal static BinaryAttentionDeclaration Read(LayerContext c) =>
        new(c.Values.Integer(nameof(Heads)), c.Values.Enumeration<AttentionOrder>(nameof(Order)), c.WeightBits, c.Element);
}
