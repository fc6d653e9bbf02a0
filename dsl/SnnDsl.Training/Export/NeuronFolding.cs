using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Training.Export;

/// <summary>Folds every scale of a spiking stage into integer thresholds and biases (SPEC.md, section 2).</summary>
/// <param name="Neuron">The stage's neuron.</param>
/// <param name="InputMaximum">Largest integer input: 255, 1, or the pooling window's size.</param>
/// <param name="TimeSteps">T.</param>
/// <param name="Shortcuts">Shortcut spikes that a neuron can take in one time step.</param>
internal sealed record NeuronFolding(NeuronRule Neuron, int InputMaximum, int TimeSteps, int Shortcuts = 0)
{
    private const int MostFractionalBits = 12;
    private const int WantedFractionalBits = 8;

    // Half of what 32 bits hold: the proof must not depend on the last bit.
    private const int WideLimit = 1 << 30;

    /// <summary>Most time steps between two resets, for which 16 or 32 bits must hold: more than T only in streams.</summary>
    internal int Steps { get; init; } = TimeSteps;

    /// <summary>Name of the stage, for messages.</summary>
    internal string Stage { get; init; } = "";

    /// <summary>Whether no fractional bits at all can hold the channel's threshold and bias beside its weights: the spikes then
    /// depend on the bias only.</summary>
    internal bool IsConstant(ChannelParameters channel) =>
        Math.Max(Neuron.Threshold, Math.Abs(channel.Offset)) > channel.Alpha * IntegerLimits.Threshold;

    /// <summary>Thresholds and biases of all channels, whose scales must not be negative, with the fractional bits F
    /// that suit them. Constant channels must have the least weights.</summary>
    /// <exception cref="InvalidDataException">A constant channel would not be kept apart from its weights.</exception>
    internal NeuronArtifact Fold(IReadOnlyList<ChannelParameters> channels)
    {
        var exact = Neuron.Decay.BitsPerStep * (TimeSteps - 1);
        for (var bits = MostFractionalBits; bits >= exact; bits--)
        {
            if (TryFold(channels, bits, short.MaxValue) is { } folded)
                return folded;
        }
        for (var bits = Math.Min(Math.Max(exact, WantedFractionalBits), IntegerLimits.FractionalBits); bits >= 0; bits--)
        {
            if (TryFold(channels, bits, WideLimit) is { } folded)
                return folded;
        }
        FoldedChannel[] last = [.. channels.Select(c => Channel(c, 0, WideLimit))];
        if (Array.FindIndex(last, c => !c.IsFaithful) is >= 0 and var c)
        {
            throw new InvalidDataException(
                $"Channel {c} of stage '{Stage}': batch norm leaves nothing of its weights (scale {channels[c].Alpha:G3}), and its constant " +
                $"current {channels[c].Offset:G9} is too close to where its spikes change. Train on, or prune the channel.");
        }
        // What does not fit 32 bits is reported by the proof when the integers are linked (SNN2001).
        return Artifact(0, last);
    }

    private NeuronArtifact? TryFold(IReadOnlyList<ChannelParameters> channels, int bits, int limit)
    {
        var folded = new List<FoldedChannel>(channels.Count);
        foreach (var channel in channels)
        {
            var candidate = Channel(channel, bits, limit);
            if (!candidate.IsFaithful || !Fits(channel, candidate, bits, limit))
                return null;
            folded.Add(candidate);
        }
        return Artifact(bits, folded);
    }

    private static NeuronArtifact Artifact(int bits, IReadOnlyList<FoldedChannel> channels) =>
        new(bits, [.. channels.Select(c => c.Threshold)], [.. channels.Select(c => c.Bias)], SpikeRate: 0);

    private FoldedChannel Channel(ChannelParameters channel, int bits, int limit)
    {
        if (IsConstant(channel))
            return Constant(channel, bits, limit);
        // Not constant, so alpha is above zero.
        var threshold = Math.Round(Neuron.Threshold / channel.Alpha * (1 << bits));
        var bias = Math.Round(channel.Offset / channel.Alpha * (1 << bits));
        var folded = new FoldedChannel(Saturated(threshold), Saturated(bias), true);
        return folded with
        {
            IsFaithful = threshold <= IntegerLimits.Threshold
                && (Math.Abs(bias) <= IntegerLimits.Threshold || IsDecided(channel, folded, bits)),
        };
    }

    private FoldedChannel Constant(ChannelParameters channel, int bits, int limit)
    {
        // In the float network, too, what is below a float32's last bit decides nothing.
        var constant = ConstantNeuron.Centered((float)channel.Offset / Neuron.Threshold, Neuron, TimeSteps, Shortcuts);
        var accumulator = ChannelRange.Accumulator(channel.Weights, InputMaximum);
        var largest = Math.Max(accumulator.Maximum, -accumulator.Minimum);
        // What weights and roundings add up to over the window; one and a half for bias and decay, a half per threshold.
        var disturbance = TimeSteps * ((largest * (double)(1L << bits)) + 2 + (0.5 * Shortcuts));
        var room = Math.Min(limit, IntegerLimits.Threshold) - disturbance;
        var threshold = Math.Floor(room / (1 + (TimeSteps * (Math.Abs(constant.Current) + Shortcuts))));
        return new FoldedChannel(
            Saturated(Math.Max(threshold, 0)),
            Saturated(Math.Round(constant.Current * threshold)),
            IsFaithful: threshold * constant.Margin > disturbance);
    }

    /// <summary>Whether the bias alone decides every comparison: saturating it then changes no spike.</summary>
    private bool IsDecided(ChannelParameters channel, FoldedChannel folded, int bits)
    {
        var constants = Constants(folded, bits);
        var reached = ChannelRange.Membrane(ChannelRange.Accumulator(channel.Weights, InputMaximum), constants, Steps);
        return !reached.CanFire || reached.Membrane.Minimum >= constants.LeastFiring;
    }

    private bool Fits(ChannelParameters channel, FoldedChannel folded, int bits, int limit)
    {
        var accumulator = ChannelRange.Accumulator(channel.Weights, InputMaximum);
        var membrane = ChannelRange.Membrane(accumulator, Constants(folded, bits), Steps).Membrane;
        return Within(accumulator.Scale(1L << bits, 0), limit) && Within(membrane, limit)
            && folded.Threshold <= limit && Math.Abs(folded.Bias) <= limit;
    }

    private NeuronConstants Constants(FoldedChannel folded, int bits) =>
        new(Neuron, bits, folded.Threshold, folded.Bias, Shortcuts);

    private static int Saturated(double value) => (int)Math.Clamp(value, -IntegerLimits.Threshold, IntegerLimits.Threshold);

    private static bool Within(IntegerRange range, long limit) => range.Minimum >= -limit && range.Maximum <= limit;

    /// <param name="Threshold">Threshold in units of 2^-F.</param>
    /// <param name="Bias">Bias in the same unit.</param>
    /// <param name="IsFaithful">Whether nothing but rounding sets them apart from the trained values.</param>
    private readonly record struct FoldedChannel(int Threshold, int Bias, bool IsFaithful);
}
