using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Simulation;

/// <summary>One time step of the neurons of a layer.</summary>
internal static class NeuronSimulator
{
    /// <summary>Integrates, compares, resets. <paramref name="membranes"/> is updated in place.</summary>
    /// <param name="neuron">Rules and constants.</param>
    /// <param name="accumulators">Accumulators of this step.</param>
    /// <param name="branch">What a second current adds to the membranes; empty without one.</param>
    /// <param name="shortcuts">Spikes of this step, one array per shortcut; each adds the threshold.</param>
    /// <param name="membranes">Membranes, or their codes, before and after the step.</param>
    /// <returns>One spike, 0 or 1, per neuron.</returns>
    /// <exception cref="OverflowException">A membrane leaves 32 bits: the proof of its range was wrong.</exception>
    public static int[] Step(IntegerNeuron neuron, long[] accumulators, long[] branch, IReadOnlyList<int[]> shortcuts, int[] membranes)
    {
        NeuronArtifact parameters = neuron.Parameters;
        int channels = parameters.Thresholds.Count;
        var spikes = new int[accumulators.Length];
        for (int i = 0; i < accumulators.Length; i++)
        {
            int channel = i % channels;
            int threshold = parameters.Thresholds[channel];
            long second = branch.Length == 0 ? 0 : branch[i];
            long v = Kept(neuron, channel, membranes[i]) + Current(parameters, channel, accumulators[i]) + second + parameters.Biases[channel];
            foreach (int[] shortcut in shortcuts)
            {
                v += (long)shortcut[i] * threshold;
            }

            v = checked((int)v);
            bool fires = neuron.Rule.Fire == FireCondition.Greater ? v > threshold : v >= threshold;
            if (fires)
            {
                spikes[i] = 1;
                v = neuron.Rule.Reset == ResetMode.Zero ? 0 : v - threshold;
            }

            membranes[i] = parameters.Codes?.Code(channel, v) ?? checked((int)v);
        }

        return spikes;
    }

    private static long Current(NeuronArtifact parameters, int channel, long accumulator) => parameters.Codes is { IsCommon: true } codes
        ? checked((int)(accumulator * codes.Multipliers[channel])) >> codes.Shift
        : accumulator << parameters.FractionalBits;

    /// <summary>What is left of the membrane of the step before.</summary>
    private static long Kept(IntegerNeuron neuron, int channel, int membrane) => neuron.Parameters.Codes is { } codes
        ? codes.Entry(channel, membrane)
        : Decayed(membrane, neuron.Rule.Decay);

    /// <summary>Shifts round toward minus infinity.</summary>
    internal static long Decayed(long v, Decay decay) => decay switch
    {
        _ when decay == Decay.None => v,
        _ when decay == Decay.Half => v >> 1,
        _ when decay == Decay.Quarter => v >> 2,
        _ when decay == Decay.ThreeQuarters => v - (v >> 2),
        _ => throw new InvalidOperationException($"The decay {decay} is not known."),
    };
}
