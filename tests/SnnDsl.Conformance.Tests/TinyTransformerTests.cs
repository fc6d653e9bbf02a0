using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using TinyTransformer;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>The trained transformers on real images, spikes, states and maps: Fashion-MNIST and CIFAR-10. Their states need more than the 16 KiB
/// of RAM of the Cortex-M0 board.</summary>
public sealed class TinyTransformerTests
{
    [Fact]
    public void Weights_fit_24_KiB_and_there_are_49_and_64_tokens()
    {
        Assert.InRange(Fashion(1).Plan.WeightBytes, 1, 24 * 1024);
        Assert.InRange(Cifar(1).Plan.WeightBytes, 1, 24 * 1024);
        Assert.Equal([49, 64], new[] { Fashion(1), Cifar(1) }.Select(c =>
            c.Graph.Nodes.First(n => n.Operation is IntegerAttentionOperation)).Select(n => n.Shape.Height * n.Shape.Width));
    }

    [Fact]
    public void Trained_accuracies_are_those_that_are_promised()
    {
        TrainedAccuracy(Fashion(1), 0.88);
        TrainedAccuracy(Cifar(1), 0.5);
    }

    [Fact]
    public void C_on_this_machine_equals_the_simulator_and_the_sanitizers_find_nothing() => AssertEqual(Target.Host, images: 10);

    [Theory]
    [InlineData("cortex-m4", 10)]
    [InlineData("cortex-m3", 3)]
    [InlineData("cortex-m7", 3)]
    [InlineData("cortex-m33", 3)]
    [InlineData("cortex-m55", 10)]
    public void A_core_equals_the_simulator_in_every_spike_state_and_map(string core, int images) => AssertEqual(Target.Board(core), images);

    /// <summary>Integers and floating point are within half a point.</summary>
    private static void TrainedAccuracy(NetworkCase networkCase, double least)
    {
        Assert.InRange(networkCase.Graph.Training.AccuracyInteger, least, 1);
        Assert.InRange(networkCase.Graph.Training.AccuracyFloat - networkCase.Graph.Training.AccuracyInteger, -0.005, 0.005);
    }

    private static void AssertEqual(Target target, int images) => ExampleCase.AssertEqual(target, "tiny-transformers", Fashion(images), Cifar(images));

    private static NetworkCase Fashion(int images) =>
        ExampleCase.Load(typeof(TinyTransformerNet), "TinyTransformer", FashionImages.Read().Take(images), images);

    private static NetworkCase Cifar(int images) =>
        ExampleCase.Load(typeof(TinyTransformerCifar), "TinyTransformer", CifarImages.Read().Take(images), images);
}
