using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Pruning;

/// <summary>Finds stages whose channels mean the same: an identity shortcut adds them to each other, or uses of a shared stage read
/// both.</summary>
internal static class JoinedStages
{
    /// <summary>Groups of two and more stages, each in the order of the graph.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Of(FloatGraph graph)
    {
        var groups = graph.Nodes.Where(n => n.Operation is SynapseOperation).Select(n => n.Parameters).Distinct()
            .Select(stage => new List<string> { stage }).ToList();
        foreach (var (first, second) in Pairs(graph))
        {
            var one = groups.Find(g => g.Contains(first))!;
            var other = groups.Find(g => g.Contains(second))!;
            if (one == other)
                continue;
            one.AddRange(other);
            groups.Remove(other);
        }
        return [.. groups.Where(g => g.Count > 1)];
    }

    private static IEnumerable<(string First, string Second)> Pairs(FloatGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            // The shortcuts of a neuron, or the inputs of the earlier uses of a shared synapse.
            var others = node.Operation switch
            {
                NeuronOperation => node.Inputs.Skip(1),
                SynapseOperation => graph.Nodes.Take(node.Id).Where(n => IsSameSynapse(n, node)).Select(n => n.Inputs[0]),
                _ => [],
            };
            foreach (var other in others)
            {
                if (Origin(graph, node.Inputs[0]) is { } first && Origin(graph, other) is { } second)
                    yield return (first, second);
            }
        }
    }

    private static bool IsSameSynapse(FloatNode one, FloatNode other) =>
        one.Operation is SynapseOperation && one.Parameters == other.Parameters;

    /// <summary>The stage whose output channels a value has, one to one; null for the image and behind option A.</summary>
    private static string? Origin(FloatGraph graph, int value)
    {
        var node = graph.Nodes[value];
        while (node.Operation is BatchNormOperation or CurrentSumOperation or NeuronOperation or PoolOperation or FlattenOperation)
            node = graph.Nodes[node.Inputs[0]];
        return node.Operation is SynapseOperation ? node.Parameters : null;
    }
}
