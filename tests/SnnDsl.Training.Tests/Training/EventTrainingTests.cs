using SnnDsl.Data;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Pruning;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Training;

public sealed class EventTrainingTests
{
    private static readonly Recipe Options = new() { Epochs = 8, BatchSize = 16, LearningRate = 0.01, Augmentation = new Augmentation(MaxShift: 1) };

    [Fact]
    public void A_network_learns_what_only_the_order_of_frames_tells()
    {
        using var network = Network();
        using var trainer = new Trainer(network, Movement.Create(480, 1), Movement.Create(120, 2), Options);
        while (!trainer.IsDone)
            trainer.RunEpoch();
        var accuracies = trainer.History.Select(e => e.Accuracy).ToArray();
        Assert.True(accuracies[^1] > 0.9, $"Accuracies: {string.Join(", ", accuracies)}");
        Assert.Equal(accuracies[^1], Evaluation.Run(network, Movement.Create(120, 2)).Accuracy);
        Assert.InRange(Evaluation.Run(network, Reversed(Movement.Create(120, 2))).Accuracy, 0, 0.2);
    }

    [Fact]
    public void Every_frame_reaches_its_own_time_step()
    {
        var data = Movement.Create(3, 4);
        using var network = Network();
        network.eval();
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var (frames, _) = Batch.Create(data, [0, 1, 2], Augmentation.None, new Random(0));
        network.call(frames);
        Assert.Equal([Movement.TimeSteps, 3, 2, 8, 8], network.Value(network.Graph.Nodes[0]).shape);

        var encoder = network.Graph.Nodes[1];
        var all = network.Value(encoder).clone();
        for (var step = 0; step < Movement.TimeSteps; step++)
        {
            network.call(frames[step]); // as an image
            Assert.True(all[step].allclose(network.Value(encoder)[0]), $"The current of step {step} is another one.");
        }
    }

    [Fact]
    public void Equal_frames_are_an_image()
    {
        var image = Stripes.Create(5, 1);
        var same = image with { Pixels = Enumerable.Range(0, 5).SelectMany(i => Enumerable.Repeat(image.Image(i).ToArray(), 2)).SelectMany(p => p).ToArray(), TimeSteps = 2 };
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(SmallNet)), seed: 1);
        network.eval();
        using var scope = NewDisposeScope();
        var (images, _) = Batch.Create(image, [0, 1, 2, 3, 4], Augmentation.None, new Random(0));
        var (frames, _) = Batch.Create(same, [0, 1, 2, 3, 4], Augmentation.None, new Random(0));
        Assert.True(images.unsqueeze(0).allclose(frames / 255));
        Assert.True(network.call(images).allclose(network.call(frames / 255)));
    }

    [Fact]
    public void Pruning_scores_frames()
    {
        using var network = Network();
        var scores = new SvsCriterion().Score(network, new ScoringImages(Movement.Create(64, 1), Augmentation.None, 1, Batches: 2, BatchSize: 32));
        Assert.Equal(8, scores["Encoder"].Length);
    }

    [Fact]
    public void Data_of_another_number_of_steps_is_refused()
    {
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(MovementNet)), seed: 1);
        var data = Movement.Create(32, 1);
        var two = data with { TimeSteps = 2, Labels = new byte[64] };
        var error = Assert.Throws<DataSetException>(() => new Trainer(network, data, two, Options));
        Assert.Contains("have 2 time steps, 'MovementNet' has 4", error.Message, StringComparison.Ordinal);
    }

    private static SpikingNetwork Network() => NetworkBuilder.Build(NetworkBuilder.Graph(typeof(MovementNet)), seed: 1);

    private static ImageDataSet Reversed(ImageDataSet data) => data with
    {
        Pixels = Enumerable.Range(0, data.Count)
            .SelectMany(i => Enumerable.Range(0, Movement.TimeSteps).SelectMany(step => data.Frame(i, Movement.TimeSteps - 1 - step).ToArray()))
            .ToArray(),
    };
}
