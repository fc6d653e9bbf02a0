using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws multipliers and biases of a read-out whose scores fit 32 bits, also those of a stream that goes on.</summary>
internal static class ReadOutGenerator
{
    public static ReadOutArtifact Draw(NetworkDeclaration declaration, int[] weights, int channels, int inputMaximum, SplitMix random)
    {
        int style = random.Below(6);
        int fanIn = weights.Length / channels;
        var multipliers = new int[channels];
        var biases = new int[channels];
        for (int c = 0; c < channels; c++)
        {
            long reach = weights.AsSpan(c * fanIn, fanIn).ToArray().Sum(w => (long)Math.Abs(w)) * inputMaximum * declaration.MostSteps;
            int limit = (int)Math.Clamp((1L << 30) / Math.Max(reach, 1), 1, IntegerLimits.Multiplier);
            multipliers[c] = style switch
            {
                0 => 1,
                1 => limit,
                2 when random.Chance(50) => 0,
                _ => random.Between(0, limit),
            };
            int bias = multipliers[c] == 0
                ? random.Pick(int.MinValue, int.MaxValue, 0, -1)
                : random.Pick(0, random.Between(-1000, 1000), random.Between(-(1 << 29), 1 << 29));
            biases[c] = declaration.IsStreamed ? bias / declaration.MostSteps * declaration.TimeSteps : bias;
        }

        return new ReadOutArtifact(multipliers.ToEquatableArray(), biases.ToEquatableArray());
    }
}
