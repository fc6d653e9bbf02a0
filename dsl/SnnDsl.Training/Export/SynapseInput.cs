using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Export;

/// <summary>What a synapse reads.</summary>
/// <param name="Maximum">Largest integer: 255, 1, or the pooling window's size.</param>
/// <param name="Scale">What one unit of that integer is worth: 1/255 for pixels, 1/n^2 behind an average pooling.</param>
/// <param name="Flattened">For a linear layer the feature map that it flattens.</param>
internal sealed record SynapseInput(int Maximum, double Scale, TensorShape? Flattened)
{
    /// <summary>The input of a convolution or linear layer.</summary>
    internal static SynapseInput Of(FloatGraph graph, FloatNode synapse)
    {
        var producer = graph.Nodes[synapse.Inputs[0]];
        var (maximum, scale) = Units(graph, producer);
        return new SynapseInput(maximum, scale, producer.Operation is FlattenOperation ? graph.Nodes[producer.Inputs[0]].Shape : null);
    }

    private static (int Maximum, double Scale) Units(FloatGraph graph, FloatNode value)
    {
        switch (value.Operation)
        {
            case InputOperation:
                var events = graph.Declaration.EventMaximum;
                return events > 0 ? (events, 1.0) : (byte.MaxValue, 1.0 / byte.MaxValue);
            case NeuronOperation or AttentionOperation:
                return (1, 1.0);
            case PoolOperation { Kind: PoolKind.Max } or FlattenOperation or OptionAOperation:
                return Units(graph, graph.Nodes[value.Inputs[0]]);
            case PoolOperation pool:
                var (maximum, scale) = Units(graph, graph.Nodes[value.Inputs[0]]);
                var size = pool.Window.Size;
                return (maximum * size, pool.Kind == PoolKind.Average ? scale / size : scale);
            default:
                throw new InvalidOperationException($"A synapse cannot read {value.Name}.");
        }
    }
}
