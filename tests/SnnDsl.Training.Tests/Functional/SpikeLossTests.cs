using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

public sealed class SpikeLossTests
{
    [Fact]
    public void Rates_below_the_target_cost_nothing()
    {
        using var scope = NewDisposeScope();
        var penalty = SpikeLoss.FiringRatePenalty([tensor(0.05f), tensor(0.3f)], 0.1);
        Assert.Equal(2f, penalty.item<float>(), 1e-5f); // ((0.3 - 0.1) / 0.1)^2 over two layers
    }

    [Theory]
    [InlineData(RegulatedLayers.Inner, 0.065f)] // (0.2^2 + 0.3^2) / 2
    [InlineData(RegulatedLayers.All, 0.1125f)] // (0.4^2 + 0.2^2 + 0.3^2 + 0.4^2) / 4
    public void Regulation_draws_rates_to_a_half(RegulatedLayers layers, float expected)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected, SpikeLoss.SpikeRegulation([tensor(0.1f), tensor(0.3f), tensor(0.8f), tensor(0.9f)], layers).item<float>(), 1e-6f);
    }

    [Fact]
    public void Nothing_is_regulated_between_two_layers()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0f, SpikeLoss.SpikeRegulation([tensor(0.1f), tensor(0.9f)], RegulatedLayers.Inner).item<float>());
    }
}
