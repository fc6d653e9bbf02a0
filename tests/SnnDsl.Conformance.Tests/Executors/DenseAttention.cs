using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Attention of the second simulator: exact halves in floating point, published thresholds, matrices of numbers.</summary>
internal static class DenseAttention
{
    /// <summary>Neighbouring neurons of a token that C computes at once.</summary>
    private const int LanesOfWord = 32;

    /// <summary>Spikes [step][element], maps [step][head, row, column], and the columns of a map.</summary>
    public static (int[][] Output, int[][] Maps, int Size) Run(IntegerAttentionOperation attention, TensorShape shape, int[][][] inputs, EdgeCounts edges)
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
            var mapEdges = new MapEdges(size, isScores ? width : tokens, steps, edges);
            var behind = new long[tokens, width];
            var isCharged = new bool[tokens, (width / LanesOfWord) + 1];
            for (int t = 0; t < steps; t++)
            {
                int[,] q = Head(inputs[0][t], tokens, width, shape.Channels, head);
                int[,] k = Head(inputs[1][t], tokens, width, shape.Channels, head);
                int[,] v = Head(inputs[2][t], tokens, width, shape.Channels, head);
                int[,] counts = isScores ? Product(q, Transposed(k)) : Product(Transposed(k), v);
                int[,] fired = FireMap(map, counts, maps[t], head, mapEdges);
                mapEdges.EndStep();
                int[,] attended = isScores ? Product(fired, v) : Product(q, fired);
                long lambda = attention.Parameters.Lambda[(t * attention.Heads) + head];
                for (int i = 0; i < tokens * width; i++)
                {
                    (int token, int c) = (i / width, i % width);
                    long potential = (long)Math.Floor(behind[token, c] / 2.0) + (attended[token, c] * lambda);
                    bool fires = potential >= 1L << attention.Parameters.FractionalBits;
                    See(edges, attended[token, c], lambda, 1L << attention.Parameters.FractionalBits, potential, t == steps - 1 && !isCharged[token, c / LanesOfWord]);
                    behind[token, c] = fires ? 0 : potential;
                    output[t][(token * shape.Channels) + (head * width) + c] = fires ? 1 : 0;
                }

                Charge(isCharged, attended);
            }
        }

        return (output, maps, size);
    }

    /// <summary>Neurons that halve their input, with a threshold of 1 and a reset by subtraction, as published.</summary>
    private static int[,] FireMap(double[,] potentials, int[,] counts, int[] map, int head, MapEdges edges)
    {
        int size = counts.GetLength(0);
        var fired = new int[size, size];
        for (int i = 0; i < size * size; i++)
        {
            (int row, int column) = (i / size, i % size);
            double potential = (potentials[row, column] / 2) + (counts[row, column] / 2.0);
            fired[row, column] = potential >= 1 ? 1 : 0;
            potentials[row, column] = potential - fired[row, column];
            edges.See(row, column, counts[row, column], potential);
            map[(head * size * size) + i] = fired[row, column];
        }

        return fired;
    }

    /// <summary>Edge cases of a neuron behind a map.</summary>
    /// <param name="edges">Where they are counted.</param>
    /// <param name="count">What the neuron counts.</param>
    /// <param name="lambda">What a count is worth.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="potential">The membrane before the reset.</param>
    /// <param name="isCompared">Whether the count alone decides, in the last step: the neurons of its word had none before.</param>
    private static void See(EdgeCounts edges, int count, long lambda, long threshold, long potential, bool isCompared)
    {
        edges.Add(EdgeCase.LeastCountIsRounded, isCompared && lambda > 0 && threshold % lambda != 0 && count == threshold / lambda);
        bool firesWithBytes = potential - ((count & ~255) * lambda) >= threshold;
        edges.Add(EdgeCase.AttendedAbove255, !isCompared && firesWithBytes != potential >= threshold);
    }

    /// <summary>Marks words of neurons that counted something.</summary>
    private static void Charge(bool[,] isCharged, int[,] counts)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            (int token, int c) = (i / counts.GetLength(1), i % counts.GetLength(1));
            isCharged[token, c / LanesOfWord] |= counts[token, c] != 0;
        }
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
