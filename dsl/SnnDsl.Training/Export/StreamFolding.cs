using System.Numerics;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Training.Export;

/// <summary>Folds the scales of a current that joins a residual stream into multipliers, one shift and biases (SPEC.md, sections 1.8
/// and 2).</summary>
/// <param name="Stage">Name of the stage, for messages.</param>
/// <param name="FractionalBits">Bits behind the point of the stream's states.</param>
/// <param name="InputMaximum">Largest integer input of the synapse.</param>
internal sealed record StreamFolding(string Stage, int FractionalBits, int InputMaximum)
{
    /// <summary>The finest multipliers whose products, and sums with bias and state, fit 32 bits.</summary>
    /// <param name="channels">Channels whose scales are not negative.</param>
    /// <exception cref="InvalidDataException">No multipliers are fine enough and fit.</exception>
    internal StreamArtifact Fold(IReadOnlyList<ChannelParameters> channels)
    {
        for (var shift = IntegerLimits.Shift; shift >= 0; shift--)
        {
            if (TryFold(channels, shift) is { } folded)
                return folded;
        }
        throw new InvalidDataException(FormattableString.Invariant(
            $"The current of stage '{Stage}' does not fit 32 bits in the format of its stream with {FractionalBits} bits behind the point: train on with a smaller batch norm, or with fewer bits."));
    }

    private StreamArtifact? TryFold(IReadOnlyList<ChannelParameters> channels, int shift)
    {
        if (channels.Any(c => c.Alpha * Math.Pow(2, FractionalBits + shift) > IntegerLimits.Multiplier))
            return null;
        var scale = new BranchArtifact(BranchCurrent.Multipliers(channels, FractionalBits, shift), shift);
        int[] biases = [.. channels.Select((c, i) => Bias(c, scale.Multipliers[i], shift))];
        return Enumerable.Range(0, channels.Count).All(c => Fits(channels[c], scale, c, biases[c])) ? new StreamArtifact(scale, [.. biases]) : null;
    }

    /// <summary>The offset, with what rounding down takes off on average: half a unit of the state, less half of what the product's last
    /// bit is worth; nothing where the multiplier has no bits below the unit.</summary>
    private int Bias(ChannelParameters channel, int multiplier, int shift)
    {
        var lost = Math.Max(0, shift - (multiplier == 0 ? shift : BitOperations.TrailingZeroCount(multiplier)));
        var loss = (1 - Math.Pow(2, -lost)) / 2;
        var bias = Math.Round((channel.Offset * Math.Pow(2, FractionalBits)) + loss);
        return (int)Math.Clamp(bias, -IntegerLimits.Threshold, IntegerLimits.Threshold);
    }

    private bool Fits(ChannelParameters channel, BranchArtifact scale, int index, int bias)
    {
        var accumulator = ChannelRange.Accumulator(channel.Weights, InputMaximum);
        var sum = new IntegerRange(scale.Current(index, accumulator.Minimum), scale.Current(index, accumulator.Maximum))
            .Plus(new IntegerRange(short.MinValue + bias, short.MaxValue + bias));
        return accumulator.Scale(scale.Multipliers[index], 0).FitsInt32 && sum.FitsInt32;
    }
}
