using System.Numerics;

namespace SnnDsl.Training.Tests.Pruning;

/// <summary>Rank of an integer matrix by elimination without fractions (Bareiss 1968).</summary>
internal static class ExactRank
{
    internal static int Of(int[] values, int columns)
    {
        var rows = values.Chunk(columns).Select(row => row.Select(v => new BigInteger(v)).ToArray()).ToList();
        var rank = 0;
        var divisor = BigInteger.One;
        for (var column = 0; column < columns && rank < rows.Count; column++)
        {
            var pivot = rows.FindIndex(rank, row => !row[column].IsZero);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (var r = rank + 1; r < rows.Count; r++)
            {
                var factor = rows[r][column];
                for (var c = column; c < columns; c++)
                    rows[r][c] = ((rows[r][c] * rows[rank][column]) - (factor * rows[rank][c])) / divisor;
            }
            divisor = rows[rank][column];
            rank++;
        }
        return rank;
    }
}
