namespace SnnDsl.Compiler.Declarations;

/// <summary>Fully connected layer.</summary>
public sealed record LinearDeclaration(int Outputs, int WeightBits, int Element) : SynapseDeclaration(WeightBits, Element)
{
    /// <inheritdoc/>
    public override string Name => "Linear";

    /// <inheritdoc/>
    public override int OutputChannels => Outputs;

    /// <inheritdoc/>
    public override string Line => $"Linear outputs {Outputs}, weight bits {WeightBits}";

    internal static LinearDeclaration Read(LayerContext c) => new(c.Values.Integer(nameof(Outputs)), c.WeightBits, c.Element);
}
