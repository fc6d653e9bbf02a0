namespace SnnDsl.Compiler.Declarations;

/// <summary>A layer on a residual.</summary>
public abstract record ResidualLayerDeclaration(int Element) : LayerDeclaration(Element)
{
    /// <inheritdoc/>
    public override LayerRank Rank => LayerRank.Residual;

    /// <summary>None where the layer becomes several stages: their layers have lines.</summary>
    public override string? Line => null;
}
