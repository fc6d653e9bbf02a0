namespace SnnDsl.Compiler.Simulation;

/// <summary>Zeros and ones that stand somewhere in an array, seen as a matrix.</summary>
/// <param name="Values">The array.</param>
/// <param name="Start">Index of the first element.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="RowStep">Distance of neighbours in a column.</param>
/// <param name="ColumnStep">Distance of neighbours in a row.</param>
internal readonly record struct BinaryMatrix(int[] Values, int Start, int Rows, int Columns, int RowStep, int ColumnStep)
{
    /// <summary>Rows as columns.</summary>
    public BinaryMatrix Transposed => new(Values, Start, Columns, Rows, ColumnStep, RowStep);

    /// <summary>The product, row by row: for each row of this matrix and column of the other one, where both are 1.</summary>
    public int[] Times(BinaryMatrix other)
    {
        var counts = new int[Rows * other.Columns];
        for (int row = 0; row < Rows; row++)
        {
            for (int inner = 0; inner < Columns; inner++)
            {
                if (Values[Start + (row * RowStep) + (inner * ColumnStep)] != 0)
                {
                    other.AddRow(inner, counts.AsSpan(row * other.Columns, other.Columns));
                }
            }
        }

        return counts;
    }

    private void AddRow(int row, Span<int> sums)
    {
        int first = Start + (row * RowStep);
        for (int column = 0; column < sums.Length; column++)
        {
            sums[column] += Values[first + (column * ColumnStep)];
        }
    }
}
