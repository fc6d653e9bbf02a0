namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// A fully connected layer of each position, a 1x1 convolution, whose output channels follow from its input's:
/// <paramref name="Times"/> of them for every <paramref name="Over"/>.
/// </summary>
public sealed record ProjectionDeclaration(int Times, int Over, int WeightBits, int Element) : SynapseDeclaration(WeightBits, Element)
{
    /// <inheritdoc/>
    public override string Name => "Projection";

    /// <summary>Not known before the input's shape is.</summary>
    public override int OutputChannels => throw new InvalidOperationException("The channels of a projection follow from its input.");

    /// <inheritdoc/>
    public override string Line => $"Projection {Times}/{Over} of the channels, weight bits {WeightBits}";
}
