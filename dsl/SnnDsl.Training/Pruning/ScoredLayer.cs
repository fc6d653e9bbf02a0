using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Pruning;

/// <summary>One use of a stage that can be pruned, and where its output channels show.</summary>
/// <param name="Synapse">The node with the weights.</param>
/// <param name="Neuron">The neurons that its current ends in; with a shortcut they may belong to another stage.</param>
/// <param name="Map">Where spikes are looked at: the max-pooled spikes when a max pooling is all that reads the neurons, else the
/// neurons' own (the hooks of QP-SNN's released code).</param>
internal sealed record ScoredLayer(FloatNode Synapse, FloatNode Neuron, FloatNode Map)
{
    /// <summary>The declared stage.</summary>
    internal string Stage => Synapse.Parameters;

    /// <summary>Output channels.</summary>
    internal int Channels => Synapse.Shape.Channels;

    /// <summary>All uses of all stages that can be pruned, in the order of the graph.</summary>
    internal static IReadOnlyList<ScoredLayer> Of(FloatGraph graph) =>
        [.. graph.Nodes.Where(n => n.Operation is SynapseOperation).Select(n => Find(graph, n)).OfType<ScoredLayer>()];

    private static ScoredLayer? Find(FloatGraph graph, FloatNode synapse)
    {
        // A current has one reader. Two that are added keep their channels: a score is one stage's.
        var node = synapse;
        while (node.Kind == ValueKind.Current && node.Operation is not CurrentSumOperation)
            node = graph.Nodes.First(n => n.Inputs.Contains(node.Id));
        if (node.Operation is not NeuronOperation)
            return null;
        var readers = graph.Nodes.Where(n => n.Inputs.Contains(node.Id)).ToArray();
        return new ScoredLayer(synapse, node, readers is [{ Operation: PoolOperation { Kind: PoolKind.Max } } pool] ? pool : node);
    }
}
