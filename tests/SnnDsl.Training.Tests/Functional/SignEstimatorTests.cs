using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

/// <summary>The gradient that stands for that of the sign (EDE).</summary>
public sealed class SignEstimatorTests
{
    [Theory]
    [InlineData(0, 0.1, 10)]
    [InlineData(75, 0.316228, 3.162278)]
    [InlineData(150, 1, 1)]
    [InlineData(225, 3.162278, 1)]
    [InlineData(299, 9.847667, 1)]
    public void It_sharpens_by_equal_factors(int epoch, double t, double k)
    {
        var estimator = SignEstimator.At(epoch, 300);
        Assert.Equal(t, estimator.T, 1e-6);
        Assert.Equal(k, estimator.K, 1e-6);
    }

    [Theory]
    [InlineData(0.1, 10)]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    public void The_gradient_is_that_of_a_scaled_tanh(double t, double k)
    {
        using var scope = NewDisposeScope();
        float[] values = [1.5f, -0.25f, 0f, -1f]; // mean magnitude 0.6875: the scale is a half
        var weight = tensor(values).view(1, 4).requires_grad_();
        BinaryWeights.Quantize(weight, isRegulated: false, new SignEstimator(t, k)).sum().backward();
        var expected = values.Select(w => (float)(0.5 * k * t * (1 - Math.Pow(Math.Tanh(t * w), 2))));
        Assert.Equal(expected, weight.grad!.data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void The_gradient_passes_through_mean_and_deviation_but_not_through_the_scale()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(5);
        var values = randn(3, 4, 2, 2);
        var upstream = randn(3, 4, 2, 2);
        var estimator = SignEstimator.At(2, 5);

        var weight = values.clone().requires_grad_();
        (BinaryWeights.Quantize(weight, isRegulated: true, estimator) * upstream).sum().backward();
        var same = values.clone().requires_grad_();
        var normalized = (same - same.mean([1, 2, 3], keepdim: true)) / same.std([1, 2, 3], unbiased: true, keepdim: true);
        var scale = normalized.abs().mean([1, 2, 3], keepdim: true).log2().round().exp2().detach();
        (scale * estimator.K * (estimator.T * normalized).tanh() * upstream).sum().backward();
        Assert.True(weight.grad!.allclose(same.grad!, 1e-4, 1e-5));
    }

    [Fact]
    public void Training_sharpens_it_in_every_layer_with_signs()
    {
        var options = new Recipe { Epochs = 3, BatchSize = 16 };
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(BinaryNet)), seed: 1);
        using var trainer = new Trainer(network, Stripes.Create(32, 1), Stripes.Create(16, 2), options);
        foreach (var epoch in Enumerable.Range(0, 3))
        {
            trainer.RunEpoch();
            var signs = network.Layers.OfType<QuantizedSynapse>().Where(layer => layer.Format.Bits == 1).ToArray();
            Assert.Equal(2, signs.Length); // the 1x1 convolution too, which the released code misses
            Assert.All(signs, layer => Assert.Equal(SignEstimator.At(epoch, 3), layer.SignEstimator));
        }
    }
}
