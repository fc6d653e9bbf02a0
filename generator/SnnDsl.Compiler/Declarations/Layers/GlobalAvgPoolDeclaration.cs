namespace SnnDsl.Compiler.Declarations;

/// <summary>Mean of every channel over the whole map: a count whose divisor belongs to the next layer's scale.</summary>
public sealed record GlobalAvgPoolDeclaration(int Element) : LayerDeclaration(Element)
{
    /// <inheritdoc/>
    public override string Name => "GlobalAvgPool";

    /// <inheritdoc/>
    public override LayerRank Rank => LayerRank.Pool;

    /// <inheritdoc/>
    public override string Line => Name;
}
