namespace SnnDsl.Compiler.Declarations;

/// <summary>A read-out of each of the two newest states of a residual, averaged.</summary>
public sealed record HeadsDeclaration(int Classes, int Element) : ResidualLayerDeclaration(Element)
{
    /// <inheritdoc/>
    public override string Name => "AveragedHeads";

    /// <inheritdoc/>
    public override string Line => $"AveragedHeads classes {Classes}";

    internal static HeadsDeclaration Read(LayerContext c) => new(c.Values.Integer(nameof(Classes)), c.Element);
}
