namespace SnnDsl.Compiler.Declarations;

/// <summary>A feature map becomes a vector.</summary>
public sealed record FlattenDeclaration(int Element) : LayerDeclaration(Element)
{
    /// <inheritdoc/>
    public override string Name => "Flatten";

    /// <inheritdoc/>
    public override LayerRank Rank => LayerRank.Shape;

    /// <summary>None: it is implied where it is not written.</summary>
    public override string? Line => null;
}
