using FashionMnist;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>The trained network of the first example on real test images.</summary>
public sealed class FashionNetTests
{
    private static readonly Lazy<IReadOnlyList<byte[]>> Images = new(FashionImages.Read);

    [Fact]
    public void C_on_this_machine_equals_the_simulator_in_10000_scores_and_500_spike_trains() =>
        AssertEqual(Target.FastHost, Case(images: 10_000, traced: 500) with { ClassifiedImages = 500 });

    [Fact]
    public void The_sanitizers_find_nothing() => AssertEqual(Target.Host, Case(images: 20, traced: 20));

    [Theory]
    [InlineData("cortex-m4", 500)]
    [InlineData("cortex-m0", 50)]
    [InlineData("cortex-m3", 50)]
    [InlineData("cortex-m7", 50)]
    [InlineData("cortex-m33", 50)]
    [InlineData("cortex-m55", 50)]
    public void A_core_equals_the_simulator_in_every_spike(string core, int images) =>
        AssertEqual(Target.Board(core), Case(images, traced: images) with { ClassifiedImages = 5 });

    private static void AssertEqual(Target target, NetworkCase fashionNet) => ExampleCase.AssertEqual(target, "fashion-net", fashionNet);

    private static NetworkCase Case(int images, int traced) =>
        ExampleCase.Load(typeof(FashionNet), "FashionMnist", Images.Value.Take(images), traced);
}
