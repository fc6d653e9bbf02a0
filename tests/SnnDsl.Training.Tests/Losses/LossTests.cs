using SnnDsl.Training.Losses;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Losses;

public sealed class LossTests
{
    [Fact]
    public void Logits_are_averaged_over_time_first()
    {
        using var scope = NewDisposeScope();
        var logits = tensor([2f, 0f, 0f, 0f]).view(2, 1, 2); // mean 1, 0
        var loss = new MeanLogitsLoss().Compute(logits, tensor([0L]), labelSmoothing: 0);
        Assert.Equal(Math.Log(1 + Math.Exp(-1)), loss.item<float>(), 5);
    }

    [Fact]
    public void The_loss_of_each_step_is_the_mean_of_cross_entropies()
    {
        using var scope = NewDisposeScope();
        var logits = tensor([2f, 0f, 0f, 0f]).view(2, 1, 2);
        var loss = new EachStepLoss().Compute(logits, tensor([0L]), labelSmoothing: 0);
        Assert.Equal((Math.Log(1 + Math.Exp(-2)) + Math.Log(2)) / 2, loss.item<float>(), 5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Each_step_has_the_labels_of_its_images(double smoothing)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(2);
        var (logits, labels) = (randn(4, 7, 5), randint(0, 5, [7], dtype: int64));
        var steps = logits.unbind().Select(z => nn.functional.cross_entropy(z, labels, label_smoothing: smoothing).item<float>());
        Assert.Equal(steps.Average(), new EachStepLoss().Compute(logits, labels, smoothing).item<float>(), 1e-5f);
    }

    [Fact]
    public void Every_loss_is_known_by_its_name() =>
        Assert.All(KnownLosses.All.Known, known => Assert.Equal(known.Name, known.Value.Identity));
}
