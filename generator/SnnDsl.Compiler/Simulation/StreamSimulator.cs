using SnnDsl.Compiler.Artifacts;

namespace SnnDsl.Compiler.Simulation;

/// <summary>States of residual streams, what neurons and heads make of them (SPEC.md 1.8).</summary>
internal static class StreamSimulator
{
    /// <summary>One time step of the next state.</summary>
    /// <param name="parameters">Scale and biases.</param>
    /// <param name="accumulators">Accumulators of this step.</param>
    /// <param name="states">The states that the current joins, at this step: none, the newest, or the older and the newest.</param>
    /// <exception cref="OverflowException">A product or what is saturated leaves 32 bits: the proof of its range was wrong.</exception>
    public static int[] Join(StreamArtifact parameters, long[] accumulators, IReadOnlyList<int[]> states)
    {
        int channels = parameters.Biases.Count;
        var next = new int[accumulators.Length];
        for (int i = 0; i < next.Length; i++)
        {
            int channel = i % channels;
            long y = Product(parameters, channel, accumulators[i]) + parameters.Biases[channel];
            next[i] = Saturate(checked((int)(y + Joined(states, i))));
        }

        return next;
    }

    /// <summary>The number of 16 bits that is nearest.</summary>
    public static int Saturate(int value) => Math.Max(short.MinValue, Math.Min(short.MaxValue, value));

    /// <summary>One time step of neurons on a state; <paramref name="membranes"/> is updated in place.</summary>
    public static int[] Fire(ResidualNeuronOperation neuron, int[] state, int[] membranes)
    {
        var spikes = new int[state.Length];
        for (int i = 0; i < state.Length; i++)
        {
            int v = checked((int)(NeuronSimulator.Decayed(membranes[i], neuron.Rule.Decay) + state[i]));
            bool fires = neuron.Rule.Fire == FireCondition.Greater ? v > neuron.Threshold : v >= neuron.Threshold;
            spikes[i] = fires ? 1 : 0;
            membranes[i] = !fires ? v : neuron.Rule.Reset == ResetMode.Zero ? 0 : v - neuron.Threshold;
        }

        return spikes;
    }

    /// <summary>Scores of the older and the newer state, [time step][element] each.</summary>
    public static int[] Scores(HeadsArtifact heads, int channels, int[][] older, int[][] newer)
    {
        int[] means = [.. Means(older, channels, heads.Shift), .. Means(newer, channels, heads.Shift)];
        return
        [
            .. heads.Biases.Select((bias, k) =>
                checked((int)(bias + means.Select((mean, i) => (long)heads.Weights[(k * means.Length) + i] * mean).Sum()))),
        ];
    }

    private static int Product(StreamArtifact parameters, int channel, long accumulator) =>
        checked((int)(accumulator * parameters.Scale.Multipliers[channel])) >> parameters.Scale.Shift;

    private static int Joined(IReadOnlyList<int[]> states, int element) => states.Count switch
    {
        0 => 0,
        1 => states[0][element],
        _ => (states[0][element] + states[1][element]) >> 1,
    };

    /// <summary>Sums of every channel over time and positions, shifted down.</summary>
    private static int[] Means(int[][] state, int channels, int shift)
    {
        var sums = new int[channels];
        foreach (int[] step in state)
        {
            for (int i = 0; i < step.Length; i++)
            {
                sums[i % channels] = checked(sums[i % channels] + step[i]);
            }
        }

        return [.. sums.Select(sum => sum >> shift)];
    }
}
