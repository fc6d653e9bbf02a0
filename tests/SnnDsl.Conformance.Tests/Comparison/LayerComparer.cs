using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Conformance.Tests.Executors;

namespace SnnDsl.Conformance.Tests.Comparison;

/// <summary>Compares what a traced program wrote with the simulator: spikes, counts, states of streams, maps of attention.</summary>
internal static class LayerComparer
{
    /// <summary>The first difference, in the order of the data; <see langword="null"/> if there is none.</summary>
    public static string? FirstDifference(IntegerGraph graph, SimulationResult expected, IReadOnlyList<LayerWords> actual)
    {
        IntegerNode[] nodes = [.. graph.Nodes.Where(n => n.Inputs.Count > 0 && n.Id < graph.Nodes.Count - 1)];
        if (!actual.Select(l => l.Layer).SequenceEqual(nodes.Select(n => n.Id)))
        {
            return $"traced layers: expected {string.Join(", ", nodes.Select(n => n.Id))}, actual {string.Join(", ", actual.Select(l => l.Layer))}";
        }

        return nodes.Select((node, i) => LayerDifference(node, expected, actual[i].Words)).FirstOrDefault(d => d is not null);
    }

    private static string? LayerDifference(IntegerNode node, SimulationResult expected, uint[] actual)
    {
        int[][] values = expected.Layers[node.Id];
        uint[] words = node.IsState ? PackedStates.Pack(values) : PackedSpikes.Pack(values, node.Planes);
        uint[] maps = expected.Maps.TryGetValue(node.Id, out AttentionMap? map) ? PackedMaps.Pack(map) : [];
        if (words.Length + maps.Length != actual.Length)
        {
            return $"layer {node.Id} '{node.Name}': expected {words.Length} words and {maps.Length} of maps, actual {actual.Length}";
        }

        return ValueDifference(node, values, words, actual[..words.Length])
            ?? (map is null ? null : PackedMaps.Difference(map, maps, actual[words.Length..]) is { } text ? $"layer {node.Id} '{node.Name}', {text}" : null);
    }

    private static string? ValueDifference(IntegerNode node, int[][] expected, uint[] words, uint[] actual)
    {
        if (words.AsSpan().SequenceEqual(actual))
        {
            return null;
        }

        for (int t = 0; t < expected.Length; t++)
        {
            for (int n = 0; n < expected[t].Length; n++)
            {
                int value = node.IsState
                    ? PackedStates.Element(actual, (t * expected[t].Length) + n)
                    : PackedSpikes.Element(actual, expected[t].Length, node.Planes, t, n);
                if (value != expected[t][n])
                {
                    int pixel = n / node.Shape.Channels;
                    return $"layer {node.Id} '{node.Name}' ({node.Shape}), time step {t}, y {pixel / node.Shape.Width}, "
                        + $"x {pixel % node.Shape.Width}, channel {n % node.Shape.Channels}: expected {expected[t][n]}, actual {value}";
                }
            }
        }

        int word = words.AsSpan().CommonPrefixLength(actual);
        return $"layer {node.Id} '{node.Name}' ({node.Shape}), word {word}: unused bits are not zero: {actual[word]:x8}";
    }
}
