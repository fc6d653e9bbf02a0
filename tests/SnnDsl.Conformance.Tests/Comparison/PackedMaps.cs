using SnnDsl.Compiler.Simulation;

namespace SnnDsl.Conformance.Tests.Comparison;

/// <summary>
/// Layout of the maps of attention in C, from runtime-c/include/snn/attention.h: [time step][head][row][word], rows that start with a
/// word each, bits behind the last column zero.
/// </summary>
internal static class PackedMaps
{
    /// <summary>Packs the maps of an inference.</summary>
    public static uint[] Pack(AttentionMap map)
    {
        int rowWords = RowWords(map);
        var words = new uint[map.Steps.Count * map.Heads * map.Size * rowWords];
        foreach ((int step, int head, int row, int column) in Places(map))
        {
            words[Word(map, step, head, row, column)] |= map.IsSet(step, head, row, column) ? 1u << (column % 32) : 0;
        }

        return words;
    }

    /// <summary>The first bit that differs; <see langword="null"/> if there is none.</summary>
    public static string? Difference(AttentionMap map, uint[] expected, uint[] actual)
    {
        if (expected.AsSpan().SequenceEqual(actual))
        {
            return null;
        }

        foreach ((int step, int head, int row, int column) in Places(map))
        {
            bool isSet = (actual[Word(map, step, head, row, column)] >> (column % 32) & 1) != 0;
            if (isSet != map.IsSet(step, head, row, column))
            {
                return $"map, time step {step}, head {head}, row {row}, column {column}: expected {!isSet}, actual {isSet}";
            }
        }

        int word = expected.AsSpan().CommonPrefixLength(actual);
        return $"map, word {word}: unused bits are not zero: {actual[word]:x8}";
    }

    private static int RowWords(AttentionMap map) => (map.Size + 31) / 32;

    private static int Word(AttentionMap map, int step, int head, int row, int column) =>
        (((((step * map.Heads) + head) * map.Size) + row) * RowWords(map)) + (column / 32);

    private static IEnumerable<(int Step, int Head, int Row, int Column)> Places(AttentionMap map) =>
        from step in Enumerable.Range(0, map.Steps.Count)
        from head in Enumerable.Range(0, map.Heads)
        from row in Enumerable.Range(0, map.Size)
        from column in Enumerable.Range(0, map.Size)
        select (step, head, row, column);
}
