using FashionMnist;
using SnnDsl.Data;
using SnnDsl.Training.Losses;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Losses;

/// <summary>A loss that stands in an example, as a user's stands in a program: the library does not know it.</summary>
public sealed class ClassWeightedLossTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snn-loss-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Images_count_as_much_as_their_class()
    {
        using var scope = NewDisposeScope();
        var logits = tensor([2f, 0f, 0f, 2f, 0f, 0f]).view(2, 1, 3).expand(2, 2, 3).contiguous();
        var labels = tensor([0L, 2L]);
        var entropies = Enumerable.Range(0, 2).Select(i =>
            nn.functional.cross_entropy(logits.mean([0])[i].unsqueeze(0), labels[i].unsqueeze(0)).item<float>()).ToArray();
        var loss = new ClassWeightedLoss(1, 1, 3).Compute(logits, labels, labelSmoothing: 0);
        Assert.Equal((entropies[0] + (3 * entropies[1])) / 4, loss.item<float>(), 5);
    }

    [Fact]
    public void Equal_weights_are_the_plain_loss()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var (logits, labels) = (randn(2, 6, 3), randint(0, 3, [6], dtype: int64));
        Assert.Equal(new MeanLogitsLoss().Compute(logits, labels, 0.1).item<float>(), new ClassWeightedLoss(1, 1, 1).Compute(logits, labels, 0.1).item<float>(), 1e-5f);
    }

    [Fact]
    public void A_class_that_costs_nothing_is_not_learned()
    {
        var recipe = new Recipe { Epochs = 3, BatchSize = 16, LearningRate = 0.01, Loss = new ClassWeightedLoss(1, 0, 1) };
        var data = new TrainingData(Stripes.Create(400, 1), Stripes.Create(120, 2));
        using var run = TrainingRun.Create<SmallNet>(data, recipe, new RunSettings { Folder = _folder });
        run.ToEnd();
        var others = data.Test.Labels.ToArray().Count(label => label != 1) / (double)data.Test.Count;
        Assert.InRange(Evaluation.Run(run.Network, data.Test).Accuracy, others - 0.1, others + 0.05);

        var error = Assert.Throws<InvalidDataException>(() => TrainingRun.Create<SmallNet>(data, recipe with { Loss = new ClassWeightedLoss(1, 2, 1) }, new RunSettings { Folder = _folder }));
        Assert.Contains("loss is class weights 1 2 1, the checkpoint has class weights 1 0 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_for_each_class_is_needed()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(
            "There are 2 class weights for 3 classes: give one for each.",
            Assert.Throws<RecipeException>(() => new ClassWeightedLoss(1, 1).Compute(zeros(1, 4, 3), zeros(4, dtype: int64), 0)).Message);
    }
}
