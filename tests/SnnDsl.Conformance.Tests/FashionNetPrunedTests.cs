using FashionMnist;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>The pruned network of the first example on real test images, alone and beside the whole one.</summary>
public sealed class FashionNetPrunedTests
{
    private static readonly Lazy<IReadOnlyList<byte[]>> Images = new(FashionImages.Read);

    [Fact]
    public void Two_of_five_channels_are_gone()
    {
        int[] channels = [.. Pruned(1, 1).Graph.Nodes.Where(n => n.Operation is SpikingOperation).Select(n => n.Shape.Channels)];
        Assert.Equal([12, 25], channels); // of 16 and 48
    }

    [Fact]
    public void C_on_this_machine_equals_the_simulator_in_10000_scores_and_500_spike_trains() =>
        AssertEqual(Target.FastHost, Pruned(images: 10_000, traced: 500) with { ClassifiedImages = 500 });

    [Fact]
    public void The_sanitizers_find_nothing() => AssertEqual(Target.Host, Pruned(20, 20));

    [Theory]
    [InlineData("cortex-m4", 100)]
    [InlineData("cortex-m0", 20)]
    [InlineData("cortex-m3", 20)]
    [InlineData("cortex-m7", 20)]
    [InlineData("cortex-m33", 20)]
    [InlineData("cortex-m55", 20)]
    public void A_core_equals_the_simulator_in_every_spike(string core, int images) =>
        AssertEqual(Target.Board(core), Pruned(images, images) with { ClassifiedImages = 5 });

    [Fact]
    public void It_lives_beside_the_whole_network_in_one_image()
    {
        NetworkCase whole = ExampleCase.Load(typeof(FashionNet), "FashionMnist", Images.Value.Take(50), traced: 50);
        ExampleCase.AssertEqual(Target.Board("cortex-m4"), "fashion-net-pair", whole, Pruned(50, 50));
    }

    private static void AssertEqual(Target target, NetworkCase pruned) => ExampleCase.AssertEqual(target, "fashion-net-pruned", pruned);

    private static NetworkCase Pruned(int images, int traced) =>
        ExampleCase.Load(typeof(FashionNetPruned), "FashionMnist", Images.Value.Take(images), traced);
}
