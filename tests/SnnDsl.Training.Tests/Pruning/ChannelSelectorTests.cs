using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Pruning;
using Xunit;

namespace SnnDsl.Training.Tests.Pruning;

public sealed class ChannelSelectorTests
{
    [Theory]
    [InlineData(64, "0.1", 57)]
    [InlineData(128, "0.3", 89)]
    [InlineData(10, "0.3", 7)]
    [InlineData(256, "0.6", 102)]
    [InlineData(3, "0.99", 1)]
    [InlineData(5, "0", 5)]
    public void The_number_that_stays_is_exact(int channels, string ratio, int kept) =>
        Assert.Equal(kept, PrunedChannels.Kept(channels, decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_highest_scores_stay_and_of_equal_ones_the_lower_index()
    {
        var graph = PrunedNetworks.Graph(PrunedNetworks.Chain);
        var scores = new Dictionary<string, double[]> { ["Encoder"] = [1, 3, 1, 1, 2, 1] };
        var selection = ChannelSelector.Run(graph, scores, new Dictionary<string, decimal> { ["Encoder"] = 0.5m });
        Assert.Equal([0, 1, 4], selection.Stages.Single().Channels);
    }

    [Fact]
    public void Aligned_stages_keep_the_channels_with_the_largest_sums()
    {
        var graph = PrunedNetworks.Graph(PrunedNetworks.Residual);
        var ratios = new Dictionary<string, decimal> { ["Stem"] = 0.5m, ["Wide.Second"] = 0.5m };
        var scores = new Dictionary<string, double[]> { ["Stem"] = [9, 8, 7, 0, 0, 0], ["Wide.Second"] = [0, 8, 0, 5, 6, 8] };
        Assert.Equal(["0,1,2", "1,4,5"], Kept(ChannelSelector.Run(graph, scores, ratios)));
        Assert.Equal(["0,1,5", "0,1,5"], Kept(ChannelSelector.Run(graph, scores, ratios, ShortcutChannels.Aligned)));
        ratios["Stem"] = 0.25m;
        Assert.Contains("same ratio", Assert.Throws<InvalidDataException>(() => ChannelSelector.Run(graph, scores, ratios, ShortcutChannels.Aligned)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ratios_are_declared_or_given()
    {
        Assert.Equal(0.4m, PruningRatios.Of(PrunedNetworks.Chain)["Encoder"]);
        Assert.Equal([0.2m, 0.2m, 0.2m], PruningRatios.Of(PrunedNetworks.Chain, 0.2m).Values);
        Assert.Throws<ArgumentOutOfRangeException>(() => PruningRatios.Of(PrunedNetworks.Chain, 1m));
        var none = PrunedNetworks.Chain with { Stages = [PrunedNetworks.Chain.Stages[3]] };
        Assert.Contains("[Prune(0.4)]", Assert.Throws<InvalidDataException>(() => PruningRatios.Of(none)).Message, StringComparison.Ordinal);
    }

    private static string[] Kept(ChannelSelection selection) => [.. selection.Stages.Select(s => string.Join(',', s.Channels))];
}
