using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;

namespace SnnDsl.Compiler.Operations;

/// <summary>Height, width, channel order becomes a vector.</summary>
public sealed record FlattenOperation() : FloatOperation("Flatten")
{
    /// <inheritdoc/>
    public override bool HasNeurons => false;

    /// <inheritdoc/>
    public override bool KeepsShape => false;

    /// <inheritdoc/>
    public override long Connections => 0;

    /// <inheritdoc/>
    public override FloatParameters Parameters(int timeSteps) => default;

    internal override string? CountedWindow => null;

    internal override IEnumerable<LayerParameters> Layers(string stage) => [];

    internal override double Mean(FloatNode node, FloatNode input, double[] means) => means[input.Id];

    internal override double Additions(FloatNode node, double[] means) => 0;

    /// <summary>A flattened value is the value itself.</summary>
    internal override void Lower(IntegerGraphBuilder builder, FloatNode node) => builder.Alias(node, node.Inputs[0]);

    internal override string Describe() => "";
}
