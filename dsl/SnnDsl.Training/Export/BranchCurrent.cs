using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Training.Export;

/// <summary>A second current into neurons, and how it is brought to their common format.</summary>
/// <param name="Channels">Its channels, whose scales must not be negative.</param>
/// <param name="InputMaximum">Largest integer input of its synapse.</param>
internal sealed record BranchCurrent(IReadOnlyList<ChannelParameters> Channels, int InputMaximum)
{
    /// <summary>Multipliers that bring accumulators to a number of fractional bits, before a shift; at most the largest one.</summary>
    internal static EquatableArray<int> Multipliers(IReadOnlyList<ChannelParameters> channels, int bits, int shift) =>
        [.. channels.Select(c => (int)Math.Min(Math.Round(c.Alpha * Math.Pow(2, bits + shift)), IntegerLimits.Multiplier))];

    /// <summary>The scale for a number of fractional bits and a shift.</summary>
    internal BranchArtifact Scaled(int bits, int shift) => new(Multipliers(Channels, bits, shift), shift);

    /// <summary>The finest scale for a number of fractional bits whose products stay within a limit; null if there is none.</summary>
    internal BranchArtifact? Largest(int bits, long limit)
    {
        for (var shift = IntegerLimits.Shift; shift >= 0; shift--)
        {
            if (Channels.All(c => c.Alpha * Math.Pow(2, bits + shift) <= IntegerLimits.Multiplier)
                && Scaled(bits, shift) is var scale
                && Enumerable.Range(0, Channels.Count).All(c => IsWithin(Accumulator(c).Scale(scale.Multipliers[c], 0), limit)))
            {
                return scale;
            }
        }
        return null;
    }

    /// <summary>What a channel adds to its membrane.</summary>
    internal IntegerRange Reached(BranchArtifact scale, int channel)
    {
        var accumulator = Accumulator(channel);
        return new IntegerRange(scale.Current(channel, accumulator.Minimum), scale.Current(channel, accumulator.Maximum));
    }

    private IntegerRange Accumulator(int channel) => ChannelRange.Accumulator(Channels[channel].Weights, InputMaximum);

    private static bool IsWithin(IntegerRange range, long limit) => range.Minimum >= -limit && range.Maximum <= limit;
}
