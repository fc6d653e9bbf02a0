using FashionMnist;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>The networks with 1-bit weights and membranes of 8, 4 and 2 bits on real test images, all three in one program.</summary>
public sealed class BinaryNetTests
{
    private static readonly Lazy<IReadOnlyList<byte[]>> Images = new(FashionImages.Read);

    public static TheoryData<Type, int> Networks => new()
    {
        { typeof(BinaryNet8), 8 },
        { typeof(BinaryNet4), 4 },
        { typeof(BinaryNet2), 2 },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Weights_behind_the_encoder_are_signs_and_membranes_are_codes(Type network, int bits)
    {
        SpikingOperation[] layers = [.. Case(network, 1, 1).Graph.Nodes.Select(n => n.Operation).OfType<SpikingOperation>()];
        Assert.Equal([8, 1, 1], layers.Select(l => l.Synapse.Format.Bits));
        Assert.All(layers, l => Assert.Equal(bits, l.Neuron.Parameters.Codes!.Bits));
        Assert.InRange(Case(network, 1, 1).Plan.WeightBytes, 1, 16 * 1024);
    }

    [Fact]
    public void C_on_this_machine_equals_the_simulator_in_300_scores_and_100_spike_trains() =>
        AssertEqual(Target.FastHost, images: 300, traced: 100);

    [Fact]
    public void The_sanitizers_find_nothing() => AssertEqual(Target.Host, images: 10, traced: 10);

    [Theory]
    [InlineData("cortex-m4", 20)]
    [InlineData("cortex-m0", 5)]
    [InlineData("cortex-m3", 5)]
    [InlineData("cortex-m7", 5)]
    [InlineData("cortex-m33", 5)]
    [InlineData("cortex-m55", 5)]
    public void A_core_equals_the_simulator_in_every_spike(string core, int images) => AssertEqual(Target.Board(core), images, images);

    private static void AssertEqual(Target target, int images, int traced) => ExampleCase.AssertEqual(
        target,
        "binary-nets",
        Case(typeof(BinaryNet8), images, traced),
        Case(typeof(BinaryNet4), images, traced),
        Case(typeof(BinaryNet2), images, traced));

    private static NetworkCase Case(Type network, int images, int traced) =>
        ExampleCase.Load(network, "FashionMnist", Images.Value.Take(images), traced);
}
