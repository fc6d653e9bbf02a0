using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Training.Export;

/// <summary>Folds every scale of a spiking stage into integer thresholds and biases (SPEC.md, section 2).</summary>
internal static class NeuronFolding
{
    private const int MostFractionalBits = 12;
    private const int WantedFractionalBits = 8;

    // Half of what 32 bits hold: the proof must not depend on the last bit.
    private const long WideLimit = 1L << 30;

    /// <summary>Thresholds and biases of all channels, whose scales must not be negative, with the fractional bits F
    /// that suit them.</summary>
    /// <param name="channels">The stage's channels.</param>
    /// <param name="neuron">Its neuron.</param>
    /// <param name="inputMaximum">Largest integer input: 255, 1, or the pooling window's size.</param>
    /// <param name="timeSteps">T.</param>
    /// <param name="shortcuts">Shortcut spikes that a neuron can take in one time step.</param>
    internal static NeuronArtifact Fold(IReadOnlyList<ChannelParameters> channels, NeuronOperation neuron, int inputMaximum, int timeSteps, int shortcuts = 0)
    {
        var accumulators = channels.Select(c => ChannelRange.Accumulator(c.Weights, inputMaximum)).ToArray();
        var exact = Neuron.DecayShift(neuron.Decay) * (timeSteps - 1);
        for (var bits = MostFractionalBits; bits >= exact; bits--)
        {
            var folded = Fold(channels, neuron, bits);
            if (Fits(folded, accumulators, neuron, timeSteps, shortcuts, short.MaxValue))
                return folded;
        }
        for (var bits = Math.Min(Math.Max(exact, WantedFractionalBits), IntegerLimits.FractionalBits); bits > 0; bits--)
        {
            var folded = Fold(channels, neuron, bits);
            if (Fits(folded, accumulators, neuron, timeSteps, shortcuts, WideLimit))
                return folded;
        }
        return Fold(channels, neuron, 0);
    }

    private static NeuronArtifact Fold(IReadOnlyList<ChannelParameters> channels, NeuronOperation neuron, int bits) => new(
        bits,
        [.. channels.Select(c => Saturated(neuron.Threshold, c.Alpha, bits))],
        [.. channels.Select(c => Saturated(c.Offset, c.Alpha, bits))],
        SpikeRate: 0);

    /// <summary>round(value / alpha * 2^bits). Where alpha is near zero the weights vanish beside threshold and bias.</summary>
    private static int Saturated(double value, double alpha, int bits)
    {
        var scaled = value == 0 ? 0 : Math.Round(value / Math.Max(alpha, double.Epsilon) * (1 << bits));
        return (int)Math.Clamp(scaled, -IntegerLimits.Threshold, IntegerLimits.Threshold);
    }

    private static bool Fits(
        NeuronArtifact folded, IntegerRange[] accumulators, NeuronOperation neuron, int timeSteps, int shortcuts, long limit) =>
        Enumerable.Range(0, accumulators.Length).All(c =>
        {
            var constants = new NeuronConstants(
                neuron.Decay, neuron.Reset, neuron.Fire, folded.FractionalBits, folded.Thresholds[c], folded.Biases[c], shortcuts);
            var shifted = accumulators[c].Scale(1L << folded.FractionalBits, 0);
            var membrane = ChannelRange.Membrane(accumulators[c], constants, timeSteps).Membrane;
            return Within(shifted, limit) && Within(membrane, limit)
                && folded.Thresholds[c] <= limit && Math.Abs(folded.Biases[c]) <= limit;
        });

    private static bool Within(IntegerRange range, long limit) => range.Minimum >= -limit && range.Maximum <= limit;
}
