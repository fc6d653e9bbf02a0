using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Export;

/// <summary>One place where a synapse stands in the graph: what it reads, and what its current goes through up to the
/// neuron, also where that belongs to another stage.</summary>
/// <param name="Synapse">The convolution or linear layer.</param>
/// <param name="Norms">Batch norms behind it, in order.</param>
/// <param name="Neuron">The neuron that takes its current; null for the read-out.</param>
/// <param name="Flattened">For a linear layer the feature map that it flattens.</param>
/// <param name="InputMaximum">Largest integer it reads: 255, 1, or the pooling window's size.</param>
/// <param name="InputScale">What one unit of that integer is worth: 1/255 for pixels, 1/n^2 behind an average pooling.</param>
internal sealed record SynapseUse(
    FloatNode Synapse, FloatNode[] Norms, FloatNode? Neuron, TensorShape? Flattened, int InputMaximum, double InputScale)
{
    /// <summary>The neuron with its constants.</summary>
    internal NeuronOperation? Constants => Neuron?.Operation as NeuronOperation;

    /// <summary>Shortcut spikes that a neuron can take in one time step.</summary>
    internal int Shortcuts => Neuron is null ? 0 : Neuron.Inputs.Count - 1;

    /// <summary>All uses of the synapse of a stage: several where the stage is shared.</summary>
    internal static SynapseUse[] Of(FloatGraph graph, string stage) =>
        [.. graph.Nodes.Where(n => n.Parameters == stage && n.Operation is Conv2dOperation or LinearOperation).Select(n => Read(graph, n))];

    private static SynapseUse Read(FloatGraph graph, FloatNode synapse)
    {
        var norms = new List<FloatNode>();
        var next = Consumer(graph, synapse);
        for (; next.Operation is BatchNormOperation; next = Consumer(graph, next))
            norms.Add(next);
        var producer = graph.Nodes[synapse.Inputs[0]];
        var (maximum, scale) = Units(graph, producer);
        return new SynapseUse(
            synapse,
            [.. norms],
            next.Operation is NeuronOperation ? next : null,
            producer.Operation is FlattenOperation ? graph.Nodes[producer.Inputs[0]].Shape : null,
            maximum,
            scale);
    }

    /// <summary>The one node that takes a current.</summary>
    private static FloatNode Consumer(FloatGraph graph, FloatNode current) => graph.Nodes.First(n => n.Inputs.Count > 0 && n.Inputs[0] == current.Id);

    private static (int Maximum, double Scale) Units(FloatGraph graph, FloatNode value)
    {
        switch (value.Operation)
        {
            case InputOperation:
                return (byte.MaxValue, 1.0 / byte.MaxValue);
            case NeuronOperation:
                return (1, 1.0);
            case PoolOperation { Kind: PoolKind.Max } or FlattenOperation or OptionAOperation:
                return Units(graph, graph.Nodes[value.Inputs[0]]);
            case PoolOperation pool:
                var (maximum, scale) = Units(graph, graph.Nodes[value.Inputs[0]]);
                var size = pool.Height * pool.Width;
                return (maximum * size, pool.Kind == PoolKind.Average ? scale / size : scale);
            default:
                throw new InvalidOperationException($"A synapse cannot read {value.Name}.");
        }
    }
}
