using Cifar10;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>The trained residual network of the second example on real test images.</summary>
public sealed class CifarNetTests
{
    private const string Purpose = "cifar-net";

    private static readonly Lazy<IReadOnlyList<byte[]>> Images = new(CifarImages.Read);

    [Fact]
    public void Shortcuts_go_around_pruned_channels()
    {
        IReadOnlyList<IntegerNode> nodes = [.. Case(images: 1).Graph.Nodes];
        Assert.Equal([32, 48, 64, 96, 128], nodes.Where(n => n.Operation is SpikingOperation).Select(n => n.Shape.Channels)); // declared: 64 and 128
        Assert.Equal(2, nodes.Count(n => n.Operation is IntegerOptionAOperation));
    }

    [Fact]
    public void C_on_this_machine_equals_the_simulator_in_every_score_and_spike_of_100_images() =>
        ExampleCase.AssertEqual(Target.FastHost, Purpose, Case(images: 100) with { ClassifiedImages = 20 });

    [Fact]
    public void The_sanitizers_find_nothing() => ExampleCase.AssertEqual(Target.Host, Purpose, Case(images: 5));

    [Theory]
    [InlineData("cortex-m4", 100)]
    [InlineData("cortex-m3", 10)]
    [InlineData("cortex-m7", 10)]
    [InlineData("cortex-m33", 10)]
    [InlineData("cortex-m55", 10)]
    public void A_core_equals_the_simulator_in_every_spike(string core, int images) =>
        ExampleCase.AssertEqual(Target.Board(core), Purpose, Case(images) with { ClassifiedImages = 2 });

    /// <summary>The sixth core: its board cannot hold the spikes, and building for it says so instead of running into the stack.</summary>
    [Fact]
    public void The_16_KiB_of_RAM_of_the_Cortex_M0_board_are_too_little_and_the_linker_says_so()
    {
        Target board = Target.Board("cortex-m0");
        NetworkCase cifarNet = Case(images: 1);
        Assert.True(cifarNet.Plan.StateBytes + cifarNet.Graph.Input.Size > board.RamBytes);
        var refused = Assert.Throws<InvalidOperationException>(() => new CExecutor(board, Purpose).Run([cifarNet]));
        Assert.Contains("region `RAM' overflowed", refused.Message, StringComparison.Ordinal);
    }

    private static NetworkCase Case(int images) => ExampleCase.Load(typeof(CifarNet), "Cifar10", Images.Value.Take(images), traced: images);
}
