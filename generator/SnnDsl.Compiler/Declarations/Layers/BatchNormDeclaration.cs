namespace SnnDsl.Compiler.Declarations;

/// <summary>Batch normalization.</summary>
public sealed record BatchNormDeclaration(int Element) : LayerDeclaration(Element)
{
    /// <inheritdoc/>
    public override string Name => "BatchNorm";

    /// <inheritdoc/>
    public override LayerRank Rank => LayerRank.Norm;

    /// <inheritdoc/>
    public override string Line => Name;
}
