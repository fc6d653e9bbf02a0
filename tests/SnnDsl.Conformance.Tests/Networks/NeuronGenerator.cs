using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws thresholds, biases, fractional bits and codes of a stage.</summary>
internal static class NeuronGenerator
{
    private const int LikelyStyle = 19;

    /// <param name="neuron">The neuron.</param>
    /// <param name="weights">Weights of the current into it.</param>
    /// <param name="channels">Output channels.</param>
    /// <param name="inputMaximum">Largest input.</param>
    /// <param name="maximumFraction">Most fractional bits of a membrane.</param>
    /// <param name="isSum">Whether another current is added, so that codes must have a common format.</param>
    /// <param name="random">Source of randomness.</param>
    public static NeuronArtifact Draw(
        NeuronRule neuron, int[] weights, int channels, int inputMaximum, int maximumFraction, bool isSum, SplitMix random)
    {
        // Small membranes, as bit planes need them.
        bool isSmall = weights.All(w => Math.Abs(w) == 1) && random.Chance(50);
        int fraction = Math.Min(maximumFraction, random.Pick(random.Below(2), random.Below(3), random.Below(3), random.Below(8), random.Between(6, 16)));
        fraction = isSmall ? Math.Min(fraction, random.Below(3)) : fraction;
        int fanIn = weights.Length / channels;
        ChannelCurrent[] currents =
            [.. Enumerable.Range(0, channels).Select(c => ChannelCurrent.Of(weights.AsSpan(c * fanIn, fanIn), inputMaximum, 1 << fraction))];
        CurrentScale? scale = isSum || CodesGenerator.IsCommon(neuron.MembraneBits, random) ? CodesGenerator.DrawScale(currents, fraction, random) : null;
        currents = scale is null ? currents : [.. currents.Select((c, i) => c.Scaled(scale.Factor(i) / (1 << fraction)))];
        int thresholdStyle = isSmall ? LikelyStyle : random.Below(LikelyStyle + 1);
        int biasStyle = random.Below(isSmall ? 7 : 15);
        int[] thresholds = [.. currents.Select(c => Threshold(thresholdStyle, c, random))];
        int[] biases = [.. currents.Select(c => Bias(biasStyle, c, random))];
        int[] potentials = [.. currents.Select((c, i) => Potential(thresholds[i], c))];
        return new NeuronArtifact(fraction, thresholds.ToEquatableArray(), biases.ToEquatableArray(), 0)
        {
            Codes = neuron.MembraneBits == 0 ? null : CodesGenerator.Draw(neuron, potentials, scale, random),
        };
    }

    /// <summary>A threshold that is reached and not passed at once, or the deviation of the current.</summary>
    private static int Potential(int threshold, ChannelCurrent current) =>
        threshold > current.Deviation / 4 && threshold < current.Deviation * 4 ? threshold : Saturate(current.Deviation, 1);

    private static int Threshold(int style, ChannelCurrent current, SplitMix random) => style switch
    {
        0 => 0,
        1 or 5 => random.Between(0, IntegerLimits.Threshold) >> random.Below(15),
        2 => random.Pick(0, 1, 2, 3),
        3 when random.Chance(40) => IntegerLimits.Threshold,
        4 when random.Chance(40) => random.Between(short.MaxValue - 1, short.MaxValue + 2),
        6 or 7 when random.Chance(40) => random.Between(short.MaxValue / 2, short.MaxValue - 1),
        _ => Saturate(Likely(current, random), 0),
    };

    /// <summary>A threshold near the current; for a current that inhibits one that single inputs pass, or 0.</summary>
    private static double Likely(ChannelCurrent current, SplitMix random)
    {
        double threshold = current.Mean + (current.Deviation * random.Between(-5, 15) / 10);
        return threshold < 0 && random.Chance(60) ? current.Deviation * random.Between(1, 10) / 10 : Math.Max(threshold, 0);
    }

    private static int Bias(int style, ChannelCurrent current, SplitMix random) => style switch
    {
        < 3 => 0,
        < 7 => Saturate(current.Deviation * random.Between(-10, 10) / 20, -IntegerLimits.Threshold),
        7 => Saturate(-current.Deviation * random.Between(1, 30) / 10, -IntegerLimits.Threshold),
        8 => random.Between(-1, 1),
        // The first membrane can be the least 16-bit number.
        9 or 12 or 13 => Saturate(short.MinValue - current.Minimum, -IntegerLimits.Threshold),
        // With a half of it kept, the least one of all steps can be.
        10 or 14 => Saturate((short.MinValue / 2) - current.Minimum, -IntegerLimits.Threshold),
        _ => random.Chance(20) ? random.Between(-IntegerLimits.Threshold, IntegerLimits.Threshold) >> random.Below(13) : 0,
    };

    private static int Saturate(double value, int minimum) =>
        (int)Math.Clamp(Math.Round(value), minimum, IntegerLimits.Threshold);
}
