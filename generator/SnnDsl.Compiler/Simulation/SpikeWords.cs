using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Simulation;

/// <summary>
/// Simulated spikes in the words that C keeps them in (SPEC.md, "Spike tensors"): [time step][plane][word], bit n of a
/// plane in word n / 32 at position n mod 32, plane j worth 2^j. States are pairs of 16-bit numbers, the first one in the low
/// half of a word.
/// </summary>
public static class SpikeWords
{
    /// <summary>The words of all layers with spikes or states, one after the other, those of maps behind the spikes of their
    /// attention: what a traced program writes.</summary>
    public static uint[] Trace(IntegerGraph graph, SimulationResult result) =>
        [.. graph.Nodes.SelectMany(node => result.Maps.TryGetValue(node.Id, out AttentionMap? map)
            ? [.. Layer(node, result.Layers[node.Id]), .. Map(map)]
            : Layer(node, result.Layers[node.Id]))];

    /// <summary>The words of maps, [time step][head][row][word]; a row starts with a word.</summary>
    public static uint[] Map(AttentionMap map)
    {
        int words = (map.Size + 31) / 32;
        int rows = map.Heads * map.Size;
        var result = new uint[map.Steps.Count * rows * words];
        for (int t = 0; t < map.Steps.Count; t++)
        {
            for (int row = 0; row < rows; row++)
            {
                Pack(map.Steps[t].AsSpan(row * map.Size, map.Size), plane: 0, result.AsSpan(((t * rows) + row) * words, words));
            }
        }

        return result;
    }

    /// <summary>The words of one layer.</summary>
    public static uint[] Layer(IntegerNode node, IReadOnlyList<int[]> steps)
    {
        if (node.IsState)
        {
            return States(steps);
        }

        int words = (node.Shape.Size + 31) / 32;
        var result = new uint[steps.Count * node.Planes * words];
        for (int t = 0; t < steps.Count; t++)
        {
            for (int plane = 0; plane < node.Planes; plane++)
            {
                Pack(steps[t], plane, result.AsSpan(((t * node.Planes) + plane) * words, words));
            }
        }

        return result;
    }

    private static uint[] States(IReadOnlyList<int[]> steps)
    {
        int[] values = [.. steps.SelectMany(step => step)];
        var result = new uint[(values.Length + 1) / 2];
        for (int i = 0; i < values.Length; i++)
        {
            result[i / 2] |= (uint)(ushort)values[i] << (i % 2 * 16);
        }

        return result;
    }

    private static void Pack(ReadOnlySpan<int> values, int plane, Span<uint> words)
    {
        for (int i = 0; i < values.Length; i++)
        {
            words[i >> 5] |= (uint)((values[i] >> plane) & 1) << (i & 31);
        }
    }
}
