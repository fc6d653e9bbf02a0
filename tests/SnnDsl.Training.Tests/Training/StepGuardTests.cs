using SnnDsl.Training.Modules;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Training;

public sealed class StepGuardTests
{
    [Fact]
    public void Statistics_that_are_not_numbers_are_seen_and_taken_back()
    {
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(SmallNet)), seed: 1);
        using var guard = new StepGuard(network);
        using var _ = no_grad();
        var mean = network.Layers.OfType<SharedBatchNorm>().First().Mean;
        mean.fill_(3);
        guard.Remember();
        Assert.True(guard.IsFinite());
        mean[2].fill_(float.NaN);
        Assert.False(guard.IsFinite());
        guard.Restore();
        Assert.Equal(Enumerable.Repeat(3f, 6), mean.data<float>().ToArray());
    }

    [Fact]
    public void A_run_without_finite_steps_ends_with_a_message_and_keeps_its_weights()
    {
        var options = new Recipe { Epochs = 1, BatchSize = 16 };
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(SmallNet)), seed: 1);
        using var trainer = new Trainer(network, Stripes.Create(320, 1), Stripes.Create(32, 2), options);
        var readOut = network.Layers.OfType<QuantizedLinear>().Last();
        using (no_grad())
            readOut.Bias!.fill_(float.PositiveInfinity);
        var before = network.Layers.OfType<QuantizedSynapse>().First().Weight.data<float>().ToArray();
        Assert.Contains("Lower the learning rate", Assert.Throws<TrainingFailedException>(() => trainer.RunEpoch()).Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Layers.OfType<QuantizedSynapse>().First().Weight.data<float>().ToArray());
    }
}
