using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// The next residual state: its first input is a current; a second one is the state it is added to; of a second and a
/// third one, older and newer, the mean is what it is added to.
/// </summary>
public sealed record ResidualOperation() : FloatOperation("Stream")
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
        builder.Add(
            node,
            node.Stage,
            use.Stage,
            new IntegerResidualOperation(builder.Source(use), builder.Ids(node.Inputs.Skip(1)), builder.Synapse(use), builder.Parameters(use).Stream!));
    }

    internal override string Describe() => "";
}
