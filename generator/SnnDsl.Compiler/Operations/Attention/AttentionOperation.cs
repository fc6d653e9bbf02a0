using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// Attention with a binary map (BESTformer, arXiv 2501.05904), on queries, keys and values: heads are runs of neighbouring channels,
/// tokens are positions. The neurons behind the map give spikes.
/// </summary>
public sealed record AttentionOperation(int Heads, AttentionOrder Order) : FloatOperation("Attention")
{
    /// <summary>Its sizes in a layer of a shape.</summary>
    public AttentionShape Sizes(TensorShape shape) => AttentionShape.Of(shape, Heads, Order);

    /// <inheritdoc/>
    public override bool HasNeurons => true;

    /// <inheritdoc/>
    public override bool KeepsShape => false;

    /// <inheritdoc/>
    public override long Connections => 0;

    /// <inheritdoc/>
    public override FloatParameters Parameters(int timeSteps) => new(BatchNorm: 0, Gains: (long)timeSteps * Heads);

    internal override string? CountedWindow => null;

    internal override IEnumerable<LayerParameters> Layers(string stage) => [];

    internal override double Mean(FloatNode node, FloatNode input, double[] means) => 0;

    /// <summary>
    /// Additions into the map and behind it: a spike of one operand adds a row of the other one. Into a map of queries and keys,
    /// N x N, queries add keys, and values are added by the tokens that attend to them, at most all; into one of keys and values,
    /// d x d, keys add values, and queries add rows of the map.
    /// </summary>
    internal override double Additions(FloatNode node, double[] means)
    {
        AttentionShape sizes = Sizes(node.Shape);
        (int first, int second) = sizes.IsQueryKey ? (node.Inputs[0], node.Inputs[2]) : (node.Inputs[1], node.Inputs[0]);
        return (double)node.Shape.Size * sizes.MapSize * (means[first] + means[second]);
    }

    internal override void Lower(IntegerGraphBuilder builder, FloatNode node) => builder.Add(
        node,
        node.Stage,
        node.Parameters,
        new IntegerAttentionOperation(
            builder.Id(node.Inputs[0]), builder.Id(node.Inputs[1]), builder.Id(node.Inputs[2]), Heads, Order, builder.Gains(node.Parameters)));

    internal override string Describe() => $"[{Heads} heads, {Order}]";
}
