using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Pruning;

/// <summary>Follows a selection through the graph: which channels (or features of a vector) of each value are left.</summary>
internal static class SurvivingChannels
{
    /// <summary>For each node of the graph before pruning the indices that are left of its output, in the order in which the
    /// pruned network has them.</summary>
    internal static IReadOnlyList<int[]> Of(FloatGraph graph, ChannelSelection selection)
    {
        var survivors = new List<int[]>();
        foreach (var node in graph.Nodes)
        {
            survivors.Add(node.Operation switch
            {
                InputOperation => [.. Enumerable.Range(0, node.Shape.Channels)],
                SynapseOperation => [.. selection.Of(node.Parameters, node.Shape.Channels)],
                // Channels outermost, as the modules flatten.
                FlattenOperation => Features(graph.Nodes[node.Inputs[0]], survivors[node.Inputs[0]]),
                OptionAOperation shortcut => Padded(shortcut, node.Shape.Channels, survivors[node.Inputs[0]], Target(graph, node, survivors)),
                // A neuron has the channels of its current: what its shortcuts add is joined by position.
                _ => survivors[node.Inputs[0]],
            });
        }
        return survivors;
    }

    private static int[] Features(FloatNode map, int[] channels)
    {
        var size = map.Shape.Height * map.Shape.Width;
        return [.. channels.SelectMany(c => Enumerable.Range(c * size, size))];
    }

    /// <summary>How many channels the shortcut's target has left: those of the current that it is made for.</summary>
    private static int Target(FloatGraph graph, FloatNode node, List<int[]> survivors) =>
        survivors[graph.Nodes.Take(node.Id).Last(n => node.Stage.StartsWith($"{n.Stage}.Shortcut", StringComparison.Ordinal)).Id].Length;

    /// <summary>What a layer that reads the shortcut itself has to know: the padding is spread anew, so each channel of the input
    /// keeps its column, and the channels of zeros take any of the columns that always saw zeros.</summary>
    private static int[] Padded(OptionAOperation shortcut, int channels, int[] input, int target)
    {
        var padding = new Queue<int>(Enumerable.Range(0, channels).Except(input.Select(c => c + shortcut.ChannelOffset)));
        var offset = (target - input.Length) / 2;
        return [.. Enumerable.Range(0, target).Select(i =>
            i >= offset && i < offset + input.Length ? input[i - offset] + shortcut.ChannelOffset : padding.Dequeue())];
    }
}
