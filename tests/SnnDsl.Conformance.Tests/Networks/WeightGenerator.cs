using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws weights on the grid of their format.</summary>
internal static class WeightGenerator
{
    /// <summary>Weights in order output, input.</summary>
    public static int[] Draw(WeightFormat format, int channels, int fanIn, SplitMix random)
    {
        var weights = new int[channels * fanIn];
        int style = random.Below(20);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = style switch
            {
                0 => format.Maximum,
                1 => -format.Maximum,
                2 => (i & 1) == 0 ? format.Maximum : -format.Maximum,
                3 => i / fanIn % 2 == 0 ? format.Maximum : -format.Maximum,
                4 or 6 => random.Chance(90) ? Smallest(format, random) : Uniform(format, random),
                5 => random.Chance(50) ? format.Maximum : -format.Maximum,
                _ => Uniform(format, random),
            };
        }

        return weights;
    }

    private static int Uniform(WeightFormat format, SplitMix random) => format.Grid == WeightGrid.Odd
        ? format.FromCode(random.Below(1 << format.Bits))
        : random.Between(-format.Maximum, format.Maximum);

    private static int Smallest(WeightFormat format, SplitMix random) =>
        format.Grid == WeightGrid.Odd ? random.Pick(-1, 1) : 0;
}
