using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;

namespace SnnDsl.Compiler.Operations;

/// <summary>Mean over time of the last layer.</summary>
public sealed record MeanOverTimeOperation() : FloatOperation("MeanOverTime")
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

    internal override double Mean(FloatNode node, FloatNode input, double[] means) => 0;

    internal override double Additions(FloatNode node, double[] means) => 0;

    internal override void Lower(IntegerGraphBuilder builder, FloatNode node)
    {
        var use = SynapseUse.Of(builder.Graph, node);
        builder.Add(node, node.Stage, use.Stage, new ReadOutOperation(builder.Source(use), builder.Synapse(use), builder.Parameters(use).ReadOut!));
    }

    internal override string Describe() => "";
}
