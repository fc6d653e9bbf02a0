using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;

namespace SnnDsl.Conformance.Tests.Comparison;

/// <summary>Compares the states of residual streams, and the spikes of attention with its maps behind them.</summary>
internal static class StreamComparer
{
    public static bool IsConcerned(IntegerNode node) => node.IsStream || node.Operation is IntegerAttentionOperation;

    /// <summary>The first difference; <see langword="null"/> if there is none.</summary>
    public static string? Difference(IntegerNode node, SimulationResult expected, uint[] actual)
    {
        int[] values = node.IsStream ? [.. expected.Layers[node.Id].SelectMany(step => step)] : Bits(node, expected);
        int size = node.IsStream ? 16 : 1;
        int perWord = 32 / size;
        if (actual.Length != (values.Length + perWord - 1) / perWord)
        {
            return $"layer {node.Id} '{node.Name}': expected {(values.Length + perWord - 1) / perWord} words, actual {actual.Length}";
        }

        for (int i = 0; i < actual.Length * perWord; i++)
        {
            int value = node.IsStream ? (short)(actual[i / 2] >> (i % 2 * 16)) : (int)(actual[i / 32] >> (i % 32)) & 1;
            int wanted = i < values.Length ? values[i] : 0;
            if (value != wanted)
            {
                return $"layer {node.Id} '{node.Name}' ({node.Shape}), {(node.IsStream ? "element" : "bit of spikes and maps")} {i}: expected {wanted}, actual {value}";
            }
        }

        return null;
    }

    /// <summary>Spikes of all time steps, then maps, bit by bit; each plane and each row of a map fills its words.</summary>
    private static int[] Bits(IntegerNode node, SimulationResult expected)
    {
        AttentionMap map = expected.Maps[node.Id];
        IEnumerable<int[]> rows = map.Steps.SelectMany(step => step.Chunk(map.Size));
        return [.. expected.Layers[node.Id].Concat(rows).SelectMany(Filled)];
    }

    private static int[] Filled(int[] bits) => [.. bits, .. new int[-bits.Length & 31]];
}
