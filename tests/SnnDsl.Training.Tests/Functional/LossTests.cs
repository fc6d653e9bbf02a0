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
}
