using SnnDsl.Compiler.Artifacts;
using SnnDsl.Training.Export;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Modules.Transformer;
using SnnDsl.Training.Tests.Networks;
using Xunit;

namespace SnnDsl.Training.Tests.Training;

/// <summary>From the class of a spiking transformer to its integers.</summary>
public sealed class TransformerTrainingTests
{
    private static Recipe Options => new()
    {
        Epochs = 4,
        BatchSize = 16,
        LearningRate = 0.01,
        WeightDecay = 0.01,
        Quantizer = new QuantizerOptions(Binarization: Binarization.Sign),
        Surrogate = HalvedInputLif.Surrogate,
    };

    [Theory]
    [InlineData(Recomputation.None, null)]
    [InlineData(Recomputation.FromInputs, null)]
    [InlineData(Recomputation.FromOutputs, 9)]
    public void A_class_is_trained_and_its_integers_are_as_good(Recomputation recomputation, int? fractionBits)
    {
        var options = Options with { Streams = new StreamOptions(recomputation, fractionBits) };
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(SmallFormer)), options.Seed, options.Quantizer);
        var validation = Stripes.Create(60, 2);
        using var trainer = new Trainer(network, Stripes.Create(320, 1), validation, options);
        while (!trainer.IsDone)
            trainer.RunEpoch();
        Assert.True(trainer.History[^1].Accuracy > 0.9, $"Accuracies: {string.Join(", ", trainer.History.Select(e => e.Accuracy))}");
        var report = "";
        var images = new ExportImages(Stripes.Create(320, 1), validation, HeldOut: true, SplitSeed: 1, validation, "test");
        var artifact = Exporter.Run(network, images, options, new ChosenEpoch(options.Epochs, "last"), line => report = line);
        Assert.Contains($"have {artifact.StreamFractionalBits} of 16 bits", report, StringComparison.Ordinal);
        Assert.Contains("0.0000 % saturate", report, StringComparison.Ordinal);
        Assert.InRange(artifact.Training.AccuracyInteger, artifact.Training.AccuracyFloat - 0.05, 1);
        Assert.All(artifact.Stages.Where(stage => stage.Neuron is not null), stage => Assert.InRange(stage.Neuron!.SpikeRate, 0.001, 0.999));
        if (fractionBits is { } bits)
            Assert.Equal(bits, artifact.StreamFractionalBits);

        var read = ArtifactReader.Read(artifact.Network, ArtifactWriter.Write(artifact), new Compiler.Issues.IssueSink())!;
        Assert.Equal(artifact.Training.AccuracyInteger, IntegerEvaluation.Run(Exporter.Link(network.Graph, read), validation).Accuracy);
    }

    /// <summary>After one step two runs differ in what decays.</summary>
    [Fact]
    public void Weights_decay_and_nothing_else_does()
    {
        var (without, _) = OneStep(weightDecay: 0);
        var (with, isWeight) = OneStep(weightDecay: 0.5);
        var differs = without.Zip(with, (one, other) => !one.SequenceEqual(other)).ToArray();
        Assert.Equal(isWeight, differs);
        Assert.Equal(2 + (2 * 6) + 1, isWeight.Count(w => w));

        static (float[][] Parameters, bool[] IsWeight) OneStep(double weightDecay)
        {
            var options = Options with { Epochs = 1, WarmUp = 0, WeightDecay = weightDecay };
            using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(SmallFormer)), 1, options.Quantizer);
            using var trainer = new Trainer(network, Stripes.Create(16, 1), Stripes.Create(16, 2), options);
            trainer.RunEpoch();
            var weights = network.SynapticWeights.Select(w => w.Handle).ToHashSet();
            return ([.. network.parameters().Select(p => p.data<float>().ToArray())], [.. network.parameters().Select(p => weights.Contains(p.Handle))]);
        }
    }

    [Fact]
    public void A_loss_of_spikes_and_their_recomputation_exclude_each_other()
    {
        var options = Options with { Streams = new StreamOptions(Recomputation.FromInputs), SpikeRegulation = 0.1 };
        Assert.Contains("leave out --spike-regulation", Assert.Throws<RecipeException>(options.Check).Message, StringComparison.Ordinal);
        (Options with { Streams = new StreamOptions(Recomputation.FromInputs) }).Check();
    }
}
