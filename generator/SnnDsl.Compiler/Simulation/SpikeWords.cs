using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Simulation;

/// <summary>
/// Simulated spikes in the words that C keeps them in (SPEC.md, "Spike tensors"): [time step][plane][word], bit n of a
/// plane in word n / 32 at position n mod 32, plane j worth 2^j.
/// </summary>
public static class SpikeWords
{
    /// <summary>The words of all layers with spikes, one after the other: what a traced program writes.</summary>
    public static uint[] Trace(IntegerGraph graph, SimulationResult result) =>
        [.. graph.Nodes.SelectMany(node => Layer(node, result.Layers[node.Id]))];

    /// <summary>The words of one layer.</summary>
    public static uint[] Layer(IntegerNode node, IReadOnlyList<int[]> steps)
    {
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

    private static void Pack(int[] values, int plane, Span<uint> words)
    {
        for (int i = 0; i < values.Length; i++)
        {
            words[i >> 5] |= (uint)((values[i] >> plane) & 1) << (i & 31);
        }
    }
}
