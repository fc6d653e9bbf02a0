using SnnDsl.Compiler.Artifacts;
using SnnDsl.Training.Export;
using Xunit;

namespace SnnDsl.Training.Tests.Export;

public sealed class StreamFoldingTests
{
    /// <summary>Fs = 8. 0.75 is worth 192 units; 2^15 / 192 = 170, so the shift is 7 and M = 24576. The multiplier keeps no bits below the
    /// unit, so nothing is lost by rounding down. 0.01 is worth 2.56 units: M = 328, an eighth of which is odd, so that the product's last
    /// four bits are cut off: half a unit less a 32nd. 0.3 is 76.8 units.</summary>
    [Fact]
    public void Scales_and_biases_are_those_computed_by_hand()
    {
        ChannelParameters[] channels = [new([1, -1, 1], 0.75, -2), new([1, 1, 1], 0.01, 0.3), new([1, 1, 1], 0, 0.3)];
        var folded = new StreamFolding("Project", 8, 1).Fold(channels);
        Assert.Equal(7, folded.Scale.Shift);
        Assert.Equal([24576, 328, 0], folded.Scale.Multipliers);
        Assert.Equal([-512, 77, 77], folded.Biases);
        Assert.Equal(((3 * 328) >> 7) + 77, folded.Scale.Current(1, 3) + folded.Biases[1]);
    }

    /// <summary>Over many sums the integers are as often above the float state as below.</summary>
    [Fact]
    public void The_bias_takes_up_what_rounding_down_loses()
    {
        var random = new Random(1);
        var weights = Enumerable.Repeat(1, 200).ToArray();
        double sum = 0;
        const int channels = 2000;
        var parameters = Enumerable.Range(0, channels).Select(_ => new ChannelParameters(weights, 0.02 + (0.1 * random.NextDouble()), random.NextDouble() - 0.5)).ToArray();
        var folded = new StreamFolding("Project", 6, 1).Fold(parameters);
        for (var c = 0; c < channels; c++)
        {
            var a = random.Next(200);
            sum += folded.Scale.Current(c, a) + folded.Biases[c] - (((parameters[c].Alpha * a) + parameters[c].Offset) * 64);
        }
        Assert.InRange(sum / channels, -0.03, 0.03);
    }

    [Fact]
    public void Products_of_large_sums_fit_32_bits()
    {
        var weights = Enumerable.Repeat(255, 4000).ToArray();
        ChannelParameters[] channels = [new(weights, 0.001, 0), new([.. weights.Select(w => -w)], 0.002, 0)];
        var folded = new StreamFolding("Project", 12, 1).Fold(channels);
        Assert.All(folded.Scale.Multipliers, m => Assert.InRange((long)m * 255 * 4000, 0, int.MaxValue));
        Assert.InRange((long)folded.Scale.Multipliers[1] * 2 * 255 * 4000, int.MaxValue, long.MaxValue); // the next finer one would not fit
        Assert.Equal(0.002 * 4096, folded.Scale.Multipliers[1] / Math.Pow(2, folded.Scale.Shift), 0.01);
    }

    [Fact]
    public void Scales_beyond_the_format_are_refused()
    {
        var error = Assert.Throws<InvalidDataException>(() => new StreamFolding("Project", 12, 1).Fold([new([1], 9, 0)]));
        Assert.Contains("'Project'", error.Message, StringComparison.Ordinal);
        new StreamFolding("Project", 12, 1).Fold([new([1], 8, 1e9)]); // saturates whatever arrives
    }

    [Theory]
    [InlineData(0.1, 12)]
    [InlineData(3.9, 12)]
    [InlineData(4.1, 11)]
    [InlineData(100, 7)]
    [InlineData(1e6, 0)]
    public void Twice_the_largest_state_fits_16_bits(double largest, int bits) => Assert.Equal(bits, StreamCalibration.Bits(largest));

    /// <summary>lambda = 1 is 2^(F-3), which fits 16 bits up to F = 17.</summary>
    [Fact]
    public void Gains_are_eighths_with_as_many_bits_as_fit()
    {
        var folded = AttentionFolding.Fold("Map", [1, -0.5, 0.3], 64);
        Assert.Equal(new AttentionArtifact("Map", 17, [16384, -8192, 4915]), folded);
        Assert.Equal(30, AttentionFolding.Fold("Map", [1e-5, 0], 64).FractionalBits);
        Assert.Equal(new AttentionArtifact("Map", 13, [20480]), AttentionFolding.Fold("Map", [20], 64));
        Assert.Throws<InvalidDataException>(() => AttentionFolding.Fold("Map", [1e6], 64));
    }

    /// <summary>Membranes of 2^20 tokens, each of which counts: 2^30 + 2 * 2^20 * L must stay below 2^31.</summary>
    [Fact]
    public void Membranes_behind_the_map_fit_32_bits()
    {
        var folded = AttentionFolding.Fold("Map", [1], 1 << 20);
        Assert.Equal((12, 512), (folded.FractionalBits, folded.Lambda[0]));
    }

    /// <summary>Two classes, one channel, T N = 8 and Fs = 4: a logit of m = 1 and a state of 1 everywhere is u / 2, and a score 8 * 16:
    /// a logit of 1 is 256 / u. No shift is needed.</summary>
    [Fact]
    public void Heads_are_one_sum_with_mean_biases()
    {
        var folded = HeadsFolding.Fold("Heads", [127, -50, 3, 100], 0.5, [0.25, -1], 8, 4);
        Assert.Equal([127, -50, 3, 100], folded.Weights);
        Assert.Equal(0, folded.Shift);
        Assert.Equal([128, -512], folded.Biases);
    }

    /// <summary>Sums of 256 states reach 2^23, so that 800 weights of 127 need 9 bits less of them; the bias then is a 512th and makes up for
    /// half of what is cut off, 511 / 1024 for each weight.</summary>
    [Fact]
    public void Sums_are_shifted_until_scores_fit()
    {
        var weights = Enumerable.Repeat(127, 800).ToArray();
        var folded = HeadsFolding.Fold("Heads", weights, 0.01, [0.5], 256, 10);
        Assert.Equal(9, folded.Shift);
        Assert.Equal(Math.Round((0.5 * 2 * 256 * 1024 / 0.01 / 512) + (127 * 800 * 511 / 1024.0)), folded.Biases[0]);
    }
}
