using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Training.Export;

/// <summary>
/// Folds the scales of a stage whose membranes are kept as codes (SPEC.md, section 2): codes of 4 and 2 bits get tables per channel
/// in the units of its accumulator, so that nothing is multiplied; codes of 8 bits, and stages with a channel that has no scale, get
/// one table in a common format.
/// </summary>
/// <param name="Neuron">The stage's neuron.</param>
/// <param name="MembraneScale">What the largest code is worth, above 0 and at most 1.</param>
/// <param name="InputMaximum">Largest integer input.</param>
/// <param name="Steps">Most time steps between two resets.</param>
/// <param name="Shortcuts">Shortcut spikes that a neuron can take in one time step.</param>
internal sealed record CodedNeuronFolding(
    NeuronRule Neuron, double MembraneScale, int InputMaximum, int Steps, int Shortcuts)
{
    /// <summary>The second current into the neurons, if there is one: all channels then have a common format.</summary>
    internal BranchCurrent? Branch { get; init; }

    private const int MostFractionalBits = 12;

    // With fewer the rounding of thresholds would show; 32 bits are better then.
    private const int LeastNarrowBits = 4;
    private const int WideBits = 8;
    private const int MostTableBits = 4;

    // Half of what 32 bits hold: the proof must not depend on the last bit.
    private const int WideLimit = 1 << 30;

    private int Levels => MembraneCodes.LevelsOf(Neuron.MembraneBits);

    /// <summary>Thresholds, biases and codes of all channels, whose scales must not be negative.</summary>
    internal NeuronArtifact Fold(IReadOnlyList<ChannelParameters> channels) => FoldSum(channels).Neuron;

    /// <summary>The same, with the scale of the branch, if there is one.</summary>
    internal (NeuronArtifact Neuron, BranchArtifact? Branch) FoldSum(IReadOnlyList<ChannelParameters> channels)
    {
        if (Neuron.MembraneBits <= MostTableBits && Branch is null)
        {
            for (var bits = MostFractionalBits; bits >= LeastNarrowBits; bits--)
            {
                if (TryPerChannel(channels, bits, short.MaxValue) is { } narrow)
                    return (narrow, null);
            }
            for (var bits = WideBits; bits >= 0; bits--)
            {
                if (TryPerChannel(channels, bits, IntegerLimits.Threshold) is { } wide)
                    return (wide, null);
            }
        }
        for (var bits = MostFractionalBits; bits > 0; bits--)
        {
            if (TryCommon(channels, bits) is { } common)
                return common;
        }
        // What does not fit 32 bits is reported by the proof when the integers are linked (SNN2001).
        return (Common(channels, 0, 0), Branch?.Scaled(0, 0));
    }

    private NeuronArtifact? TryPerChannel(IReadOnlyList<ChannelParameters> channels, int bits, int limit)
    {
        var units = channels.Select(c => (1 << bits) / c.Alpha).ToArray();
        if (units.Any(unit => Neuron.Threshold * unit > limit) || channels.Where((c, i) => Math.Abs(c.Offset) * units[i] > limit).Any())
            return null;
        var artifact = new NeuronArtifact(
            bits,
            [.. units.Select(unit => Rounded(Neuron.Threshold * unit))],
            [.. channels.Select((c, i) => Rounded(c.Offset * units[i]))],
            SpikeRate: 0)
        {
            Codes = new MembraneCodes(
                Neuron.MembraneBits,
                [.. units.SelectMany(unit => Ladder(code => Math.Round(Entry(code) * unit), limit))],
                [.. units.SelectMany(unit => Ladder(code => Math.Floor(Rung(code) * unit), limit))],
                [],
                0),
        };
        return Fits(channels, artifact, null, limit == short.MaxValue ? limit : WideLimit) ? artifact : null;
    }

    private (NeuronArtifact Neuron, BranchArtifact? Branch)? TryCommon(IReadOnlyList<ChannelParameters> channels, int bits)
    {
        var branch = Branch?.Largest(bits, WideLimit);
        if ((branch is null && Branch is not null)
            || Neuron.Threshold * (1 << bits) > IntegerLimits.Threshold
            || Offsets(channels).Any(offset => Math.Abs(offset) * (1 << bits) > IntegerLimits.Threshold))
        {
            return null;
        }
        for (var shift = IntegerLimits.Shift; shift >= 0; shift--)
        {
            if (channels.All(c => c.Alpha * Math.Pow(2, bits + shift) <= IntegerLimits.Multiplier)
                && Common(channels, bits, shift) is var artifact
                && Fits(channels, artifact, branch, WideLimit))
            {
                return (artifact, branch);
            }
        }
        return null;
    }

    private NeuronArtifact Common(IReadOnlyList<ChannelParameters> channels, int bits, int shift)
    {
        double unit = 1 << bits;
        return new NeuronArtifact(
            bits,
            [.. channels.Select(_ => Saturated(Neuron.Threshold * unit))],
            [.. Offsets(channels).Select(offset => Saturated(offset * unit))],
            SpikeRate: 0)
        {
            Codes = new MembraneCodes(
                Neuron.MembraneBits,
                [.. Ladder(code => Math.Round(Entry(code) * unit), IntegerLimits.Threshold)],
                [.. Ladder(code => Math.Floor(Rung(code) * unit), IntegerLimits.Threshold)],
                BranchCurrent.Multipliers(channels, bits, shift),
                shift),
        };
    }

    /// <summary>What the batch norms of both currents add.</summary>
    private IEnumerable<double> Offsets(IReadOnlyList<ChannelParameters> channels) =>
        channels.Select((c, i) => c.Offset + (Branch?.Channels[i].Offset ?? 0));

    /// <summary>Numbers of the codes 1 to N. What lies beyond the limit is beyond the reach of membranes.</summary>
    private IEnumerable<int> Ladder(Func<int, double> number, int limit) =>
        Enumerable.Range(1, Levels).Select(code => (int)Math.Min(number(code), limit));

    /// <summary>What a code is worth at the next step, in units of the current.</summary>
    private double Entry(int code) => Neuron.Decay.Factor * MembraneScale * code / Levels;

    /// <summary>The potential from which on tanh is rounded to a code.</summary>
    private double Rung(int code) => Math.Atanh(MembraneScale * (code - 0.5) / Levels);

    private bool Fits(IReadOnlyList<ChannelParameters> channels, NeuronArtifact artifact, BranchArtifact? branch, int limit)
    {
        for (var c = 0; c < channels.Count; c++)
        {
            var accumulator = ChannelRange.Accumulator(channels[c].Weights, InputMaximum);
            var constants = new NeuronConstants(
                Neuron, artifact.FractionalBits, artifact.Thresholds[c], artifact.Biases[c], Shortcuts)
            {
                Codes = artifact.Codes,
                Channel = c,
                Branch = branch is null ? default : Branch!.Reached(branch, c),
            };
            var membrane = ChannelRange.Membrane(accumulator, constants, Steps).Membrane;
            if (!Within(constants.Product(accumulator), limit) || !Within(membrane, limit))
                return false;
        }
        return true;
    }

    private static int Rounded(double value) => (int)Math.Round(value);

    private static int Saturated(double value) => (int)Math.Round(Math.Clamp(value, -IntegerLimits.Threshold, IntegerLimits.Threshold));

    private static bool Within(IntegerRange range, long limit) => range.Minimum >= -limit && range.Maximum <= limit;
}
