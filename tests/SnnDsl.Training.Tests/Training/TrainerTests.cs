using SnnDsl.Cli.Reports;
using SnnDsl.Data;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Schedules;
using SnnDsl.Training.Tests.Networks;
using TorchSharp;
using Xunit;

namespace SnnDsl.Training.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snn-train-").FullName;

    private static Recipe Options => new()
    {
        Epochs = 4,
        BatchSize = 16,
        LearningRate = 0.01,
        RatePenalty = 0.05,
        TargetRate = 0.15,
        Augmentation = new Augmentation(MaxShift: 1, CutOut: 2),
    };

    private string CheckpointPath => Path.Combine(_folder, "checkpoint.bin");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_small_network_learns()
    {
        using var run = new Run(Options);
        var accuracies = run.Epochs(4).Select(e => e.Accuracy).ToArray();
        Assert.True(accuracies[^1] > 0.9, $"Accuracies: {string.Join(", ", accuracies)}");
    }

    [Fact]
    public void A_resumed_run_equals_one_that_was_not_interrupted()
    {
        using var whole = new Run(Options);
        whole.Epochs(4);
        using (var first = new Run(Options))
        {
            first.Epochs(2);
            Checkpoint.Save(first.Trainer, CheckpointPath);
        }
        using var second = new Run(Options);
        Assert.True(Checkpoint.TryLoad(second.Trainer, CheckpointPath));
        Assert.Equal(2, second.Trainer.History.Count);
        second.Epochs(2);
        Assert.Equal(whole.Trainer.History.Select(e => (e.Epoch, e.Loss, e.Accuracy)), second.Trainer.History.Select(e => (e.Epoch, e.Loss, e.Accuracy)));
        Assert.Equal(whole.State(), second.State());
    }

    [Fact]
    public void Checkpoints_of_other_options_and_damaged_ones_are_refused()
    {
        using (var first = new Run(Options))
            Checkpoint.Save(first.Trainer, CheckpointPath);
        using var other = new Run(Options with { LearningRate = 0.02 });
        Assert.Contains("learning-rate is 0.02, the checkpoint has 0.01", Assert.Throws<InvalidDataException>(() => Checkpoint.TryLoad(other.Trainer, CheckpointPath)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(CheckpointPath, File.ReadAllBytes(CheckpointPath)[..200]);
        using var same = new Run(Options);
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => Checkpoint.TryLoad(same.Trainer, CheckpointPath)).Message, StringComparison.Ordinal);
        Assert.False(Checkpoint.TryLoad(same.Trainer, Path.Combine(_folder, "none.bin")));
    }

    [Fact]
    public void Checkpoints_of_another_quantizer_are_refused()
    {
        using (var first = new Run(Options))
            Checkpoint.Save(first.Trainer, CheckpointPath);
        using var other = new Run(Options with { Quantizer = new QuantizerOptions(Scale: WeightScale.Maximum) });
        Assert.Throws<InvalidDataException>(() => Checkpoint.TryLoad(other.Trainer, CheckpointPath));
    }

    [Fact]
    public void A_network_built_with_another_quantizer_than_the_options_have_is_refused()
    {
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(SmallNet)), seed: 1);
        var options = Options with { Quantizer = new QuantizerOptions(QuantizerMethod.Vanilla) };
        var error = Assert.Throws<RecipeException>(() => new Trainer(network, Stripes.Create(32, 1), Stripes.Create(32, 2), options));
        Assert.Contains("Method = Vanilla", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tensors_pile_up_over_epochs()
    {
        using var run = new Run(Options);
        run.Epochs(1); // The optimizer makes its state in the first step.
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        run.Epochs(3);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_run_is_drawn()
    {
        using var run = new Run(Options);
        run.Epochs(2);
        var path = Path.Combine(_folder, "training.png");
        TrainingCurve.Save(run.Trainer.History, [.. run.Trainer.Network.SpikingStages], path);
        Assert.Equal([0x89, 0x50, 0x4e, 0x47], File.ReadAllBytes(path)[..4]);
    }

    [Fact]
    public void Images_of_another_shape_are_refused()
    {
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(DyadicNet)), seed: 1);
        var error = Assert.Throws<DataSetException>(() => new Trainer(network, Stripes.Create(32, 1), Stripes.Create(32, 2), Options));
        Assert.Contains("8x8x1", error.Message, StringComparison.Ordinal);
        Assert.Contains("9x7x2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_learning_rate_warms_up_and_falls_to_zero()
    {
        Assert.Equal(0.1, LearningRate.Factor(new CosineSchedule(), 0, 100, 10), 10);
        Assert.Equal(1.0, LearningRate.Factor(new CosineSchedule(), 10, 100, 10), 10);
        Assert.Equal(0.5, LearningRate.Factor(new CosineSchedule(), 55, 100, 10), 10);
        Assert.InRange(LearningRate.Factor(new CosineSchedule(), 99, 100, 10), 0, 0.001);
    }

    private sealed class Run : IDisposable
    {
        private readonly SpikingNetwork _network;

        public Run(Recipe options)
        {
            _network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(SmallNet)), options.Seed, quantizer: options.Quantizer);
            Trainer = new Trainer(_network, Stripes.Create(320, 1), Stripes.Create(100, 2), options);
        }

        public Trainer Trainer { get; }

        public EpochResult[] Epochs(int count) => [.. Enumerable.Range(0, count).Select(_ => Trainer.RunEpoch())];

        public byte[] State()
        {
            using var stream = new MemoryStream();
            using var writer = new BinaryWriter(stream);
            _network.save(writer);
            return stream.ToArray();
        }

        public void Dispose()
        {
            Trainer.Dispose();
            _network.Dispose();
        }
    }
}
