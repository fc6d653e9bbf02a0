using SnnDsl.Data;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Losses;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Training;

/// <summary>What a step minimizes under each option: an epoch of one step reports the loss of the initial network.</summary>
public sealed class ObjectiveTests
{
    private static readonly ImageDataSet Images = Stripes.Create(32, 1);

    [Theory]
    [InlineData("mean-logits", 0, RegulatedLayers.Inner)]
    [InlineData("each-step", 0, RegulatedLayers.Inner)]
    [InlineData("each-step", 0, RegulatedLayers.All)]
    [InlineData("each-step", 2, RegulatedLayers.Inner)]
    [InlineData("each-step", 2, RegulatedLayers.All)]
    [InlineData("mean-logits", 5e-3, RegulatedLayers.Inner)]
    public void The_loss_is_the_cross_entropy_and_the_weighted_regulation(string loss, double weight, RegulatedLayers layers)
    {
        var options = new Recipe { Epochs = 1, BatchSize = 32, Loss = KnownLosses.All.Find(loss), SpikeRegulation = weight, RegulatedLayers = layers };
        using var network = Network();
        using var trainer = new Trainer(network, Images, Stripes.Create(16, 2), options);
        Assert.Equal(Expected(loss, weight, layers), trainer.RunEpoch().Loss, 1e-4);
    }

    [Fact]
    public void A_negative_weight_is_refused() =>
        Assert.Equal("spike-regulation is -1; allowed are 0 and more.", Assert.Throws<RecipeException>(new Recipe { SpikeRegulation = -1 }.Check).Message);

    private static double Expected(string loss, double weight, RegulatedLayers layers)
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        network.train();
        var (images, labels) = Batch.Create(Images, [.. Enumerable.Range(0, Images.Count)], Augmentation.None, new Random(1));
        var logits = network.call(images);
        var steps = logits.unbind().Select(z => nn.functional.cross_entropy(z, labels).item<float>());
        var entropy = loss == "each-step" ? steps.Average() : nn.functional.cross_entropy(logits.mean([0]), labels).item<float>();
        var rates = network.SpikeRates().Select(rate => (double)rate.item<float>()).ToArray();
        Assert.Equal(3, rates.Length);
        var regulated = layers == RegulatedLayers.All ? rates : rates[1..2];
        return entropy + (weight * regulated.Average(rate => Math.Pow(rate - 0.5, 2)));
    }

    private static SpikingNetwork Network() => NetworkBuilder.Build(NetworkBuilder.Graph(typeof(BinaryNet)), seed: 1);
}
