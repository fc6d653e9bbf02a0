using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Attention of the second simulator: exact halves in floating point, published thresholds, matrices of numbers.</summary>
internal static class DenseAttention
{
    /// <summary>Spikes [step][element], maps [step][head, row, column], and the columns of a map.</summary>
    public static (int[][] Output, int[][] Maps, int Size) Run(IntegerAttentionOperation attention, TensorShape shape, int[][][] inputs)
    {
        int tokens = shape.Height * shape.Width;
        int width = shape.Channels / attention.Heads;
        bool isScores = attention.Order == AttentionOrder.QueryKey;
        int size = isScores ? tokens : width;
        int steps = inputs[0].Length;
        int[][] output = [.. inputs[0].Select(_ => new int[shape.Size])];
        int[][] maps = [.. inputs[0].Select(_ => new int[attention.Heads * size * size])];
        for (int head = 0; head < attention.Heads; head++)
        {
            var map = new double[size, size];
            var behind = new long[tokens, width];
            for (int t = 0; t < steps; t++)
            {
                int[,] q = Head(inputs[0][t], tokens, width, shape.Channels, head);
                int[,] k = Head(inputs[1][t], tokens, width, shape.Channels, head);
                int[,] v = Head(inputs[2][t], tokens, width, shape.Channels, head);
                int[,] counts = isScores ? Product(q, Transposed(k)) : Product(Transposed(k), v);
                int[,] fired = FireMap(map, counts, maps[t], head);
                int[,] attended = isScores ? Product(fired, v) : Product(q, fired);
                long lambda = attention.Parameters.Lambda[(t * attention.Heads) + head];
                for (int i = 0; i < tokens * width; i++)
                {
                    (int token, int c) = (i / width, i % width);
                    long potential = (long)Math.Floor(behind[token, c] / 2.0) + (attended[token, c] * lambda);
                    bool fires = potential >= 1L << attention.Parameters.FractionalBits;
                    behind[token, c] = fires ? 0 : potential;
                    output[t][(token * shape.Channels) + (head * width) + c] = fires ? 1 : 0;
                }
            }
        }

        return (output, maps, size);
    }

    /// <summary>Neurons that halve their input, with a threshold of 1 and a reset by subtraction, as published.</summary>
    private static int[,] FireMap(double[,] potentials, int[,] counts, int[] map, int head)
    {
        int size = counts.GetLength(0);
        var fired = new int[size, size];
        for (int i = 0; i < size * size; i++)
        {
            (int row, int column) = (i / size, i % size);
            double potential = (potentials[row, column] / 2) + (counts[row, column] / 2.0);
            fired[row, column] = potential >= 1 ? 1 : 0;
            potentials[row, column] = potential - fired[row, column];
            map[(head * size * size) + i] = fired[row, column];
        }

        return fired;
    }

    private static int[,] Head(int[] spikes, int tokens, int width, int channels, int head)
    {
        var matrix = new int[tokens, width];
        for (int i = 0; i < tokens * width; i++)
        {
            matrix[i / width, i % width] = spikes[(i / width * channels) + (head * width) + (i % width)];
        }

        return matrix;
    }

    private static int[,] Transposed(int[,] matrix)
    {
        var result = new int[matrix.GetLength(1), matrix.GetLength(0)];
        for (int i = 0; i < matrix.Length; i++)
        {
            result[i % matrix.GetLength(1), i / matrix.GetLength(1)] = matrix[i / matrix.GetLength(1), i % matrix.GetLength(1)];
        }

        return result;
    }

    private static int[,] Product(int[,] a, int[,] b)
    {
        var result = new int[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < b.GetLength(1); j++)
            {
                for (int k = 0; k < a.GetLength(1); k++)
                {
                    result[i, j] += a[i, k] * b[k, j];
                }
            }
        }

        return result;
    }
}
