using PaperNetworks;
using PaperNetworks.Sizes;
using SnnDsl.Compiler.Reports;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>The networks of QP-SNN, declared as classes: channels, parameters and sizes as the paper states them.</summary>
public sealed class PaperNetworksTests
{
    public static TheoryData<string> Networks => [.. PaperFigure.All.Select(figure => figure.Network.Name)];

    public static TheoryData<string, int[]> Channels => new()
    {
        { nameof(Vgg16Cifar10Mild), [35, 35, 70, 70, 140, 140, 140, 250, 250, 250, 250, 250, 512] },
        { nameof(Vgg16Cifar10Strong), [32, 32, 65, 65, 130, 130, 130, 102, 102, 102, 102, 102, 512] },
        { nameof(Vgg16Cifar100Mild), [35, 35, 70, 70, 140, 140, 140, 153, 153, 153, 153, 153, 512] },
        { nameof(Vgg16Cifar100Strong), [35, 35, 70, 70, 140, 140, 140, 112, 112, 112, 112, 112, 512] },
        { nameof(Vgg16TinyImageNetMild), [35, 35, 70, 70, 140, 140, 140, 250, 250, 250, 250, 250, 512] },
        { nameof(Vgg16TinyImageNetStrong), [35, 35, 70, 70, 140, 140, 140, 194, 194, 194, 194, 194, 512] },
        { nameof(ResNet20Cifar10Mild), [57, 89, 89, 51, 89, 51, 89, 102, 179, 102, 179, 102, 179, 204, 512, 204, 512, 204, 512] },
        { nameof(ResNet20Cifar100Mild), [57, 89, 89, 51, 89, 51, 89, 102, 179, 102, 179, 102, 179, 204, 512, 204, 512, 204, 512] },
        { nameof(ResNet20Cifar10Strong), [57, 83, 83, 32, 83, 32, 83, 64, 166, 64, 166, 64, 166, 128, 512, 128, 512, 128, 512] },
        { nameof(ResNet20Cifar100Strong), [57, 83, 83, 32, 83, 32, 83, 64, 166, 64, 166, 64, 166, 128, 512, 128, 512, 128, 512] },
        { nameof(VggSnnDvsCifar10Mild), [32, 64, 128, 76, 153, 153, 153, 512] },
        { nameof(VggSnnDvsCifar10Strong), [32, 64, 128, 51, 102, 102, 102, 512] },
        { nameof(VggSnnDvsCifar10Strongest), [11, 23, 46, 17, 35, 35, 35, 512] },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Parameters_and_sizes_are_the_papers(string network)
    {
        PaperFigure figure = Figure(network);
        ParameterCounts counts = NetworkSize.Of(figure.Network).Counts;

        Assert.Equal(figure.Parameters, SizeTable.Millions(counts.Total));
        Assert.Equal(figure.Megabytes, PaperFigure.Bits.Select(bits => SizeTable.Megabytes(counts, bits)));
        Assert.True(SizeTable.Agrees(figure));
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void Ratios_leave_the_papers_channels(string network, int[] channels) =>
        Assert.Equal(channels, NetworkSize.Of(Figure(network).Network).Channels);

    [Fact]
    public void Every_network_has_its_channels_tested() =>
        Assert.Equal(PaperFigure.All.Select(f => f.Network.Name).Order(), Channels.Select(row => (string)row[0]).Order());

    [Theory]
    [InlineData(nameof(ResNet20Cifar10Mild), "17.04", "68.2")]
    [InlineData(nameof(ResNet20Cifar100Mild), "17.08", "68.4")]
    public void The_unpruned_residual_network_is_the_papers(string network, string millions, string megabytes)
    {
        ParameterCounts counts = NetworkSize.Of(Figure(network).Network).DeclaredCounts;

        Assert.Equal(millions, FormattableString.Invariant($"{counts.Total / 1e6:F2}"));
        Assert.Equal(megabytes, FormattableString.Invariant($"{ModelSize.FloatMegabytes(counts):F1}"));
    }

    /// <summary>Option A centres the channels that pruning left, not the declared ones.</summary>
    [Fact]
    public void Shortcuts_pad_the_channels_that_are_left()
    {
        OptionAOperation[] shortcuts =
            [.. NetworkSize.Of(typeof(ResNet20Cifar10Mild)).Pruned.Nodes.Select(n => n.Operation).OfType<OptionAOperation>()];

        Assert.Equal([(1, (89 - 57) / 2), (2, (179 - 89) / 2), (2, (512 - 179) / 2)], shortcuts.Select(s => (s.Stride, s.ChannelOffset)));
    }

    [Fact]
    public void The_command_writes_the_table()
    {
        string folder = Path.Combine(Directory.CreateTempSubdirectory("snn-sizes-").FullName, "new");

        Assert.Equal(0, SizesCommand.Create().Parse(["--output", folder]).Invoke());

        Assert.Equal(2 + PaperFigure.All.Count, File.ReadAllLines(Path.Combine(folder, "sizes.md")).Length);
        Assert.Equal(1 + PaperFigure.All.Count, File.ReadAllLines(Path.Combine(folder, "sizes.csv")).Length);
        Assert.Contains("VGG-16,CIFAR-10,4,4.25 M,14.716,4.241,4.246,4.28,2.16,1.10,4.28,2.16,1.10,", File.ReadAllText(Path.Combine(folder, "sizes.csv")), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    private static PaperFigure Figure(string network) => PaperFigure.All.Single(figure => figure.Network.Name == network);
}
