using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Training.Export;

/// <summary>Folds the read-out's scales into one integer multiplier and bias per class (SPEC.md, section 2).</summary>
internal static class ReadOutFolding
{
    /// <summary>Multipliers and biases for channels whose scales are not negative.</summary>
    /// <param name="channels">One per class.</param>
    /// <param name="inputMaximum">Largest integer input of one time step.</param>
    /// <param name="timeSteps">T.</param>
    /// <param name="steps">Most time steps between two resets, for which scores must fit.</param>
    internal static ReadOutArtifact Fold(IReadOnlyList<ChannelParameters> channels, int inputMaximum, int timeSteps, int steps)
    {
        var largest = Math.Max(channels.Max(c => c.Alpha), double.Epsilon);
        for (var scale = IntegerLimits.Multiplier; scale > 1; scale /= 2)
        {
            if (TryFold(channels, largest, scale, inputMaximum, timeSteps, steps) is { } folded)
                return folded;
        }
        return TryFold(channels, largest, 1, inputMaximum, timeSteps, steps)
            ?? throw new InvalidDataException(FormattableString.Invariant(
                $"The scores of the read-out cannot be proved to fit 32 bits in {steps} steps: use fewer inputs{(steps > timeSteps ? " or a smaller MaximumSteps" : "")}."));
    }

    private static ReadOutArtifact? TryFold(
        IReadOnlyList<ChannelParameters> channels, double largest, int scale, int inputMaximum, int timeSteps, int steps)
    {
        var multipliers = channels.Select(c => (int)Math.Round(c.Alpha / largest * scale)).ToArray();
        // A multiple of T, so that a stream can add its share at every step.
        var biases = channels.Select(c => timeSteps * Math.Round(c.Offset / largest * scale)).ToArray();
        for (var c = 0; c < channels.Count; c++)
        {
            var product = ChannelRange.Accumulator(channels[c].Weights, inputMaximum).Scale((long)multipliers[c] * steps, 0);
            if (Math.Abs(biases[c]) / timeSteps * steps > int.MaxValue || !product.FitsInt32 || !product.Scale(1, (long)biases[c] / timeSteps * steps).FitsInt32)
                return null;
        }
        return new ReadOutArtifact([.. multipliers], [.. biases.Select(b => (int)b)]);
    }
}
