using SnnDsl.Cli;
using SnnDsl.Compiler;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Data;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Pruning;
using SnnDsl.Training.Tests.Networks;
using Xunit;

namespace SnnDsl.Training.Tests.Cli;

public sealed class PruneRunTests : IDisposable
{
    private static readonly Recipe Training = new() { Epochs = 2, BatchSize = 16, LearningRate = 0.01 };
    private static readonly TrainingData Data = new(Stripes.Create(320, 1), Stripes.Create(64, 2), "test");

    private readonly string _folder = Directory.CreateTempSubdirectory("snn-prune-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_trained_network_is_pruned_fine_tuned_and_exported_with_its_pruned_sizes()
    {
        TrainBase();
        PruneRun.Run(typeof(PrunableNet), Data, Options("first"));
        var text = File.ReadAllText(Path.Combine(_folder, "first.snn"));
        var artifact = ArtifactReader.Read(nameof(PrunableNet), text, new IssueSink())!;
        Assert.Equal(54, artifact.Stages[0].Weights.Count); // 6 of 10 channels of 9 weights
        Assert.Equal(4 * 6 * 9, artifact.Stages[1].Weights.Count); // 8 - ceil(0.5 * 8) channels that read 6
        Assert.Equal(6, TrainedNetwork.Load(typeof(PrunableNet), text).Graph.Nodes[1].Shape.Channels);

        PruneRun.Run(typeof(PrunableNet), Data, Options("second"));
        Assert.Equal(text, File.ReadAllText(Path.Combine(_folder, "second.snn")));
    }

    [Fact]
    public void The_order_must_fit_the_base()
    {
        TrainBase();
        var options = Options("first") with { Order = PruningOrder.PruneThenQuantize };
        Assert.Contains("--quantizer float", Assert.Throws<InvalidDataException>(() => PruneRun.Run(typeof(PrunableNet), Data, options)).Message, StringComparison.Ordinal);
        var missing = Options("first") with { BaseCheckpoint = Path.Combine(_folder, "none.bin") };
        Assert.Contains("'train'", Assert.Throws<FileNotFoundException>(() => PruneRun.Run(typeof(PrunableNet), Data, missing)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fine_tuning_goes_on_from_an_earlier_one()
    {
        TrainBase();
        PruneRun.Run(typeof(PrunableNet), Data, Options("first"));
        var first = Path.Combine(_folder, "first", "checkpoint.bin");
        var options = Options("second") with { Initial = first, FineTuning = Training with { Epochs = 1, LearningRate = 1e-12, WarmUp = 0 } };
        PruneRun.Run(typeof(PrunableNet), Data, options);
        var distance = Latent(first).Zip(Latent(Path.Combine(_folder, "second", "checkpoint.bin")), (a, b) => Math.Abs(a - b)).Max();
        Assert.InRange(distance, 0, 1e-6f);

        var other = options with { Initial = Path.Combine(_folder, "base.bin"), Work = Path.Combine(_folder, "third") };
        Assert.Contains("other layers", Assert.Throws<InvalidDataException>(() => PruneRun.Run(typeof(PrunableNet), Data, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prune_then_quantize_runs_from_a_network_in_floating_point_to_integers()
    {
        var training = Training with { Quantizer = Training.Quantizer with { Method = QuantizerMethod.None } };
        TrainBase(training);
        var options = Options("first") with { Order = PruningOrder.PruneThenQuantize };
        PruneRun.Run(typeof(PrunableNet), Data, options);
        var text = File.ReadAllText(Path.Combine(_folder, "first.snn"));
        Assert.Equal(6, TrainedNetwork.Load(typeof(PrunableNet), text).Graph.Nodes[1].Shape.Channels);
        Assert.Contains("--order", Assert.Throws<InvalidDataException>(
            () => PruneRun.Run(typeof(PrunableNet), Data, options with { Order = PruningOrder.QuantizeThenPrune })).Message, StringComparison.Ordinal);
    }

    private PruneOptions Options(string name) => new(
        "svs",
        Ratio: null,
        PruningOrder.QuantizeThenPrune,
        ShortcutChannels.ByPosition,
        Batches: 2,
        Training with { Epochs = 1, LearningRate = 0.005 },
        Path.Combine(_folder, "base.bin"),
        Initial: null,
        Path.Combine(_folder, name),
        Path.Combine(_folder, name + ".snn"));

    /// <summary>The weights of the second convolution, as the optimizer sees them.</summary>
    private static float[] Latent(string checkpoint)
    {
        var declaration = NetworkBuilder.Graph(typeof(PrunableNet)).Declaration;
        var kept = new[] { new KeptChannels("Encoder", 6), new KeptChannels("Features", 4) };
        using var network = NetworkBuilder.Build(FloatGraphBuilder.Run(declaration, kept.ToEquatableArray(), new IssueSink())!, seed: 0);
        Checkpoint.LoadWeights(network, checkpoint);
        return network.Layers.OfType<QuantizedSynapse>().ElementAt(1).Weight.data<float>().ToArray();
    }

    private void TrainBase(Recipe? training = null)
    {
        var options = training ?? Training;
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(PrunableNet)), options.Seed, quantizer: options.Quantizer);
        using var trainer = new Trainer(network, Data.Train, Data.Test, options);
        trainer.RunEpoch();
        Checkpoint.Save(trainer, Path.Combine(_folder, "base.bin"));
    }
}
