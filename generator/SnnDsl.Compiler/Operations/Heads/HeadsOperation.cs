using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;

namespace SnnDsl.Compiler.Operations;

/// <summary>Mean over positions and time of the older and of the newer state, each with a read-out of its own: their mean.</summary>
public sealed record HeadsOperation(int Channels, int Classes) : FloatOperation("Heads")
{
    /// <inheritdoc/>
    public override bool HasNeurons => false;

    /// <inheritdoc/>
    public override bool KeepsShape => false;

    /// <inheritdoc/>
    public override long Connections => 2L * Channels * Classes;

    /// <inheritdoc/>
    public override FloatParameters Parameters(int timeSteps) => default;

    internal override string? CountedWindow => null;

    internal override IEnumerable<LayerParameters> Layers(string stage) => [Head(stage), Head(stage)];

    internal override double Mean(FloatNode node, FloatNode input, double[] means) => 0;

    internal override double Additions(FloatNode node, double[] means) => 0;

    internal override void Lower(IntegerGraphBuilder builder, FloatNode node) => builder.Add(
        node, node.Stage, node.Parameters, new IntegerHeadsOperation(builder.Id(node.Inputs[0]), builder.Id(node.Inputs[1]), builder.Artifact.Heads!));

    internal override string Describe() => "";

    private LayerParameters Head(string stage) => new(stage, Channels, Classes, HasBias: true, WeightFormat.Symmetric8);
}
