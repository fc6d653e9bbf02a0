namespace SnnDsl.Compiler.Declarations;

/// <summary>An MLP branch as it is written: it becomes several stages.</summary>
public sealed record SpikingMlpDeclaration(int Ratio, int WeightBits, int Element) : ResidualLayerDeclaration(Element)
{
    /// <inheritdoc/>
    public override string Name => "SpikingMlp";

    internal static SpikingMlpDeclaration Read(LayerContext c) => new(c.Values.Integer(nameof(Ratio)), c.WeightBits, c.Element);
}
