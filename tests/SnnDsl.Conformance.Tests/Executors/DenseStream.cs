using SnnDsl.Compiler.Artifacts;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Residual streams of the second simulator: division that rounds down instead of shifts.</summary>
internal static class DenseStream
{
    public static int[] Next(IntegerResidualOperation operation, long[] currents, int[][] states, Action<long, long> see, EdgeCounts edges)
    {
        var next = new int[currents.Length];
        for (int n = 0; n < next.Length; n++)
        {
            int c = n % operation.Parameters.Biases.Count;
            long joined = states.Length switch
            {
                0 => 0,
                1 => states[0][n],
                _ => Floor(states[0][n] + states[1][n], 1),
            };
            long x = DenseMembrane.Scaled(currents[n], operation.Parameters.Scale.Multipliers[c], operation.Parameters.Scale.Shift)
                + operation.Parameters.Biases[c] + joined;
            see(currents[n], x);
            edges.Add(EdgeCase.StateIsCut, x is < -32768 or > 32767);
            next[n] = (int)Math.Clamp(x, -32768, 32767);
        }

        return next;
    }

    public static int[][] Fire(ResidualNeuronOperation neuron, int[][] states, Action<long, long> see)
    {
        int[][] spikes = [.. states.Select(s => new int[s.Length])];
        for (int n = 0; n < states[0].Length; n++)
        {
            long kept = 0;
            for (int t = 0; t < states.Length; t++)
            {
                long v = DenseMembrane.Left(neuron.Rule.Decay, kept) + states[t][n];
                see(states[t][n], v);
                bool fires = neuron.Rule.Fire == FireCondition.Greater ? v > neuron.Threshold : v >= neuron.Threshold;
                spikes[t][n] = fires ? 1 : 0;
                kept = !fires ? v : neuron.Rule.Reset == ResetMode.Zero ? 0 : v - neuron.Threshold;
            }
        }

        return spikes;
    }

    public static int[] Scores(HeadsArtifact heads, int channels, int[][] older, int[][] newer)
    {
        long[] means = [.. new[] { older, newer }.SelectMany(state => Enumerable.Range(0, channels)
            .Select(c => Floor(state.Sum(step => step.Where((_, n) => n % channels == c).Sum(x => (long)x)), heads.Shift)))];
        return [.. heads.Biases.Select((bias, k) => checked((int)(bias + means.Select((mean, i) => heads.Weights[(k * means.Length) + i] * mean).Sum())))];
    }

    /// <summary>Two elements in each word, the first one in its low half.</summary>
    public static uint[] Words(int[][] steps) =>
        [.. steps.SelectMany(s => s).Chunk(2).Select(pair => (uint)(pair[0] & 0xFFFF) | ((uint)(pair.ElementAtOrDefault(1) & 0xFFFF) << 16))];

    private static long Floor(long value, int bits) => (long)Math.Floor(value / Math.Pow(2, bits));
}
