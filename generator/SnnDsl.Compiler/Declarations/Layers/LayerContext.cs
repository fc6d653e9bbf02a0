using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>What the reader of a layer reads from.</summary>
/// <param name="Values">The settings of the attribute.</param>
/// <param name="Stage">Name of the stage, for messages.</param>
/// <param name="Element">Place of the attribute.</param>
internal sealed record LayerContext(AttributeValues Values, string Stage, int Element)
{
    /// <summary>The bits of a synapse's weights.</summary>
    public int WeightBits => Values.Integer(
        nameof(WeightBits), (bits, allowed) => IssueCatalogue.UnsupportedWeightBits.At(Element, Stage, bits, $"allowed is {allowed}"));
}
