using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

public sealed class LossTests
{
    [Fact]
    public void Logits_are_averaged_over_time_first()
    {
        using var scope = NewDisposeScope();
        var logits = tensor([2f, 0f, 0f, 0f]).view(2, 1, 2); // mean 1, 0
        var loss = Loss.CrossEntropy(logits, tensor([0L]));
        Assert.Equal(Math.Log(1 + Math.Exp(-1)), loss.item<float>(), 5);
    }

    [Fact]
    public void Rates_below_the_target_cost_nothing()
    {
        using var scope = NewDisposeScope();
        var penalty = Loss.FiringRatePenalty([tensor(0.05f), tensor(0.3f)], 0.1);
        Assert.Equal(2f, penalty.item<float>(), 1e-5f); // ((0.3 - 0.1) / 0.1)^2 over two layers
    }

    [Fact]
    public void The_loss_of_each_step_is_the_mean_of_cross_entropies()
    {
        using var scope = NewDisposeScope();
        var logits = tensor([2f, 0f, 0f, 0f]).view(2, 1, 2);
        var loss = Loss.CrossEntropy(logits, tensor([0L]), Objective.EachStep);
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
        Assert.Equal(steps.Average(), Loss.CrossEntropy(logits, labels, Objective.EachStep, smoothing).item<float>(), 1e-5f);
    }

    [Theory]
    [InlineData(RegulatedLayers.Inner, 0.065f)] // (0.2^2 + 0.3^2) / 2
    [InlineData(RegulatedLayers.All, 0.1125f)] // (0.4^2 + 0.2^2 + 0.3^2 + 0.4^2) / 4
    public void Regulation_draws_rates_to_a_half(RegulatedLayers layers, float expected)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected, Loss.SpikeRegulation([tensor(0.1f), tensor(0.3f), tensor(0.8f), tensor(0.9f)], layers).item<float>(), 1e-6f);
    }

    [Fact]
    public void Nothing_is_regulated_between_two_layers()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0f, Loss.SpikeRegulation([tensor(0.1f), tensor(0.9f)], RegulatedLayers.Inner).item<float>());
    }
}
