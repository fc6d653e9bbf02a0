using SnnDsl.Experiments.Regulation;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Losses;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Experiments;

/// <summary>Entropies, tables and differences of given numbers.</summary>
public sealed class RegulationReportTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 0.811278)]
    [InlineData(0.5, 1)]
    [InlineData(0.9, 0.468996)]
    [InlineData(1, 0)]
    public void Entropy_is_largest_at_a_half(double p, double bits) => Assert.Equal(bits, BinaryEntropy.Of(p), 1e-6);

    [Fact]
    public void Entropy_of_weights_is_the_mean_over_channels_not_that_of_all_signs()
    {
        using var scope = NewDisposeScope();
        var signs = tensor([1f, 1f, 1f, 1f, -1f, -1f, -1f, -1f, 1f, -1f, -1f, -1f]).view(3, 1, 2, 2);
        Assert.Equal(0.811278 / 3, WeightEntropy.OfSigns(signs), 1e-6);
    }

    [Fact]
    public void Differences_pair_networks_of_equal_seeds()
    {
        // Of seed 1: neither 80, weights 82, spikes 79, both 83; of seed 2: 10 less, and 1 less of both. At 2 bits 5 less.
        var cells = Cells(seeds: [1, 2], bits: [8, 2]);
        var contrasts = RegulationContrasts.Of(cells);
        Assert.Equal(
            [
                ("both - neither", "8 bits", 2.5), ("both - neither", "2 bits", 2.5), ("both - neither", "all bits", 2.5),
                ("weights - neither", "8 bits", 2), ("weights - neither", "2 bits", 2), ("weights - neither", "all bits", 2),
                ("spikes - neither", "8 bits", -1), ("spikes - neither", "2 bits", -1), ("spikes - neither", "all bits", -1),
                ("2 bits - 8 bits", "neither", -5), ("2 bits - 8 bits", "weights", -5), ("2 bits - 8 bits", "spikes", -5),
                ("2 bits - 8 bits", "both", -5), ("2 bits - 8 bits", "all regulations", -5),
            ],
            contrasts.Select(c => (c.Name, c.Of, Math.Round(c.Points.Mean, 6))));
        Assert.All(contrasts, c => Assert.Equal(2, c.Points.Count)); // seeds, also where pairs of several kinds are averaged
        Assert.Equal(Math.Sqrt(0.5), contrasts[2].Points.StandardDeviation, 1e-6); // of 3 and 2
    }

    [Fact]
    public void A_seed_that_lacks_networks_is_not_part_of_the_mean_over_all()
    {
        var cells = Cells([1, 2], [8, 2]).Where(c => c.Key is not { Seed: 2, MembraneBits: 2, Regulation: "both" }).ToArray();
        var contrasts = RegulationContrasts.Of(cells).Where(c => c.Name == "both - neither").ToDictionary(c => c.Of, c => (c.Points.Count, Math.Round(c.Points.Mean, 6)));
        Assert.Equal((2, 2.5), contrasts["8 bits"]);
        Assert.Equal((1, 3.0), contrasts["2 bits"]);
        Assert.Equal((1, 3.0), contrasts["all bits"]);
    }

    [Fact]
    public void Tables_have_a_row_for_each_combination_and_each_network()
    {
        var report = new RegulationReport(Cells([1, 2], [2, 8]));
        var summary = report.Summary();
        Assert.Equal(
            ["8 neither", "8 weights", "8 spikes", "8 both", "2 neither", "2 weights", "2 spikes", "2 both"], summary.Rows.Select(row => $"{row[0]} {row[1]}"));
        // 83 and 72: deviation 7.78, interval 12.706 * 7.78 / sqrt 2
        Assert.Equal(["8", "both", "2", "77.50", "7.78", "69.88", "25.0 50.0", "0.811 1.000", "0.9000", "0.0016"], summary.Rows[3]);
        Assert.Equal(16, report.Cells().Rows.Count);
        Assert.Equal(["8", "off", "off", "1", "0.8", "0.2500 0.5000", "0.8113 1.0000", "0.900000", "0.0016", "1.0"], report.Cells().Rows[0]);

        var settings = new RegulationSettings([8, 2], [1, 2], new Recipe { Epochs = 6, SpikeRegulation = 5e-3 }, 5120);
        var text = report.ToMarkdown("Net", "images", settings);
        Assert.Contains("5120 training images, 6 epochs, spike regulation of weight 0.005 on all layers of neurons but the first and the last", text, StringComparison.Ordinal);
        Assert.Contains("| both - neither | all bits | 2 | +2.50 | 6.35 | no | 0.71 |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_seed_has_no_spread()
    {
        var report = new RegulationReport(Cells([1], [8]));
        Assert.Equal(["both - neither", "8 bits", "1", "+3.00", "-", "no", "-"], report.Differences().Rows[0]);
        Assert.Equal(3, report.Differences().Rows.Count); // no other bits, and nothing to average
    }

    [Fact]
    public void Options_of_a_network_switch_each_half()
    {
        var training = new Recipe { SpikeRegulation = 5e-3, Loss = new EachStepLoss() };
        var settings = new RegulationSettings([8, 2], [1, 2, 3], training, 100);
        var keys = settings.Keys().ToArray();
        Assert.Equal(24, keys.Distinct().Count());
        Assert.Equal(RegulationKey.Regulations.Order(), keys.Select(key => key.Regulation).Distinct().Order());
        Assert.All(keys, key =>
        {
            var options = settings.Options(key);
            Assert.Equal(
                training with { Seed = key.Seed, SpikeRegulation = key.Spikes ? 5e-3 : 0, Quantizer = new QuantizerOptions(WeightRegulation: key.Weights) }, options);
        });
    }

    private static RegulationCell[] Cells(int[] seeds, int[] bits) =>
    [
        .. from seed in seeds
           from width in bits
           from spikes in (bool[])[false, true]
           from weights in (bool[])[false, true]
           let key = new RegulationKey(weights, spikes, width, seed)
           let percent = key.Regulation switch { "neither" => 80, "weights" => 82, "spikes" => 79, _ => seed == 1 ? 83 : 82 }
           select new RegulationCell(key, (percent - (seed == 1 ? 0 : 10) - (width == 8 ? 0 : 5)) / 100.0, [0.25, 0.5], [0.9], 0.0016, 1),
    ];
}
