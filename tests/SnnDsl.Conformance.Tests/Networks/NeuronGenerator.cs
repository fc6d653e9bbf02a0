using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws thresholds, biases and fractional bits of a stage.</summary>
internal static class NeuronGenerator
{
    public static NeuronArtifact Draw(int[] weights, int channels, int inputMaximum, int maximumFraction, SplitMix random)
    {
        int fraction = Math.Min(maximumFraction, random.Pick(random.Below(2), random.Below(3), random.Below(8), random.Between(6, 16)));
        int thresholdStyle = random.Below(20);
        int biasStyle = random.Below(10);
        int fanIn = weights.Length / channels;
        var thresholds = new int[channels];
        var biases = new int[channels];
        for (int c = 0; c < channels; c++)
        {
            (double mean, double deviation) = Current(weights.AsSpan(c * fanIn, fanIn), inputMaximum);
            double unit = 1 << fraction;
            thresholds[c] = Threshold(thresholdStyle, mean * unit, deviation * unit, random);
            biases[c] = Bias(biasStyle, deviation * unit, random);
        }

        return new NeuronArtifact(fraction, thresholds.ToEquatableArray(), biases.ToEquatableArray(), 0);
    }

    /// <summary>Mean and deviation of a channel's current, guessed from independent inputs at 30 % of their maximum.</summary>
    private static (double Mean, double Deviation) Current(ReadOnlySpan<int> weights, int inputMaximum)
    {
        double sum = 0;
        double squares = 0;
        foreach (int weight in weights)
        {
            sum += weight;
            squares += (double)weight * weight;
        }

        return (0.3 * inputMaximum * sum, 0.45 * inputMaximum * Math.Sqrt(squares));
    }

    private static int Threshold(int style, double mean, double deviation, SplitMix random) => style switch
    {
        0 => 0,
        1 or 5 => random.Between(0, IntegerLimits.Threshold) >> random.Below(15),
        2 => random.Pick(0, 1, 2, 3),
        3 when random.Chance(40) => IntegerLimits.Threshold,
        4 when random.Chance(40) => random.Between(short.MaxValue - 1, short.MaxValue + 2),
        _ => Saturate(Math.Max(0, mean + (deviation * random.Between(-5, 15) / 10)), 0),
    };

    private static int Bias(int style, double deviation, SplitMix random) => style switch
    {
        < 3 => 0,
        < 7 => Saturate(deviation * random.Between(-10, 10) / 20, -IntegerLimits.Threshold),
        7 => Saturate(-deviation * random.Between(1, 30) / 10, -IntegerLimits.Threshold),
        8 => random.Between(-1, 1),
        _ => random.Chance(20) ? random.Between(-IntegerLimits.Threshold, IntegerLimits.Threshold) >> random.Below(13) : 0,
    };

    private static int Saturate(double value, int minimum) =>
        (int)Math.Clamp(Math.Round(value), minimum, IntegerLimits.Threshold);
}
