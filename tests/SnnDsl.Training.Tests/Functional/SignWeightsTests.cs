using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

public sealed class SignWeightsTests
{
    [Fact]
    public void A_sign_says_which_side_of_its_channels_mean_a_weight_is()
    {
        using var scope = NewDisposeScope();
        var weight = tensor([0.3f, -0.1f, 0.2f, -0.6f, 30f, 10f, 20f, 60f]).view(2, 4);
        Assert.Equal([1f, -1f, 1f, -1f, 1f, -1f, -1f, 1f], Values(SignWeights.Quantize(weight)));
        Assert.Equal(Values(SignWeights.Quantize(weight)), Values(SignWeights.Integers(weight)));
    }

    [Fact]
    public void The_mean_itself_is_plus_one()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1f, 1f, -1f], Values(SignWeights.Quantize(tensor([0f, 1f, -1f]).view(1, 3))));
        Assert.Equal([1f, 1f, 1f], Values(SignWeights.Integers(zeros(1, 3))));
    }

    [Fact]
    public void Nothing_but_signs_comes_out_of_many_weights()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(5);
        var weight = (randn(64, 96) * 0.07).requires_grad_();
        Assert.True(SignWeights.Quantize(weight).abs().eq(1).all().item<bool>());
    }

    /// <summary>The gradient is that of the standardised weights, which are smooth.</summary>
    [Fact]
    public void Gradient_is_that_of_the_standardised_weights()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(6);
        var values = randn(2, 3, 2, dtype: float64);
        var upstream = randn(2, 3, 2, dtype: float64);
        var weight = values.clone().requires_grad_();
        (SignWeights.Quantize(weight) * upstream).sum().backward();
        const double Step = 1e-6;
        for (var i = 0; i < values.numel(); i++)
        {
            var change = zeros_like(values);
            change.view(-1)[i] = Step;
            var slope = (Standardised(values + change, upstream) - Standardised(values - change, upstream)) / (2 * Step);
            Assert.Equal(slope, weight.grad!.view(-1)[i].item<double>(), 1e-6);
        }
    }

    private static double Standardised(Tensor weight, Tensor upstream)
    {
        var flat = weight.flatten(1);
        return ((flat - flat.mean([1], keepdim: true)) / flat.std(1, unbiased: true, keepdim: true) * upstream.flatten(1)).sum().item<double>();
    }

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();
}
