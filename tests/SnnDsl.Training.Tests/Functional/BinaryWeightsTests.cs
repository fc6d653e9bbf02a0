using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

/// <summary>Pins 1-bit weights to numbers worked out by hand from Q-SNN's equations.</summary>
public sealed class BinaryWeightsTests
{
    private static readonly WeightFormat Signs = new(1, WeightGrid.Odd);

    [Fact]
    public void Regulated_weights_have_mean_0_deviation_1_and_the_published_signs() =>
        // mean -0.05, deviation 0.404145: 0.8661, -0.1237, 0.6186, -1.3609 of mean magnitude 0.7423
        AssertWeights([0.3f, -0.1f, 0.2f, -0.6f], isRegulated: true, [1f, -1f, 1f, -1f], scale: 1);

    [Fact]
    public void A_regulated_sign_says_which_side_of_the_mean_a_weight_is() =>
        AssertWeights([0.4f, 0.1f, 0.2f, 0.6f], isRegulated: true, [1f, -1f, -1f, 1f], scale: 1);

    [Fact]
    public void Without_regulation_it_is_the_weights_own_and_so_is_the_scale() =>
        AssertWeights([0.4f, 0.1f, 0.2f, -0.6f], isRegulated: false, [1f, 1f, 1f, -1f], scale: 0.25f); // mean magnitude 0.325

    [Theory]
    [InlineData(0.17f, 0.5f)] // mean magnitude 0.7063, below the root of a half
    [InlineData(0.173f, 1f)] // 0.7078
    public void The_scale_of_regulated_weights_is_a_half_where_tails_are_heavy(float inner, float scale) =>
        AssertWeights([inner, -inner, 1f, -1f], isRegulated: true, [1f, -1f, 1f, -1f], scale);

    [Theory]
    [InlineData(0.707f, 0.5f)]
    [InlineData(0.7072f, 1f)]
    [InlineData(1.414f, 1f)]
    [InlineData(1.4143f, 2f)]
    [InlineData(0.25f, 0.25f)]
    public void The_scale_is_the_power_of_two_nearest_by_factor(float magnitude, float scale) =>
        AssertWeights([magnitude, -magnitude], isRegulated: false, [1f, -1f], scale);

    [Fact]
    public void Zero_is_plus_one() => AssertWeights([0f, 1f, -1f, 0f], isRegulated: true, [1f, 1f, -1f, 1f], scale: 0.5f); // mean magnitude 0.6124

    [Fact]
    public void Each_output_channel_is_regulated_by_itself()
    {
        using var scope = NewDisposeScope();
        var weight = tensor([0.3f, -0.1f, 0.2f, -0.6f, 30f, 10f, 20f, 60f]).view(2, 2, 2, 1);
        var quantized = Quantizers.Quantize(weight, Signs, QuantizerOptions.Default);
        Assert.Equal([1f, -1f, 1f, -1f, 1f, -1f, -1f, 1f], Values(quantized.sign()));
    }

    [Theory]
    [InlineData(true, 0f, 9)]
    [InlineData(true, 0.1f, 9)] // the mean of nine of them is not 0.1f exactly
    [InlineData(true, -7e-5f, 27)]
    [InlineData(true, 3e8f, 9)]
    [InlineData(true, 0.4f, 1)]
    [InlineData(false, 0f, 9)]
    [InlineData(false, -0.4f, 1)]
    public void A_channel_of_equal_weights_stays_finite(bool isRegulated, float value, int count)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var weight = cat([full(1, count, value), randn(1, count)]).requires_grad_();
        foreach (var epoch in new[] { 0, 5, 9 })
        {
            weight.grad?.zero_();
            var quantized = BinaryWeights.Quantize(weight, isRegulated, SignEstimator.At(epoch, 10));
            (quantized * randn(2, count)).sum().backward();
            Assert.True(quantized.isfinite().all().item<bool>());
            Assert.True(quantized.abs().min().item<float>() > 0);
            Assert.True(weight.grad!.isfinite().all().item<bool>());
        }
    }

    private static void AssertWeights(float[] weights, bool isRegulated, float[] signs, float scale)
    {
        using var scope = NewDisposeScope();
        var weight = tensor(weights).view(1, -1);
        var options = new QuantizerOptions(WeightRegulation: isRegulated);
        var (integers, unit) = Quantizers.Integers(weight, Signs, options);
        Assert.Equal(signs, Values(integers));
        Assert.Equal(scale, unit.item<float>());
        Assert.Equal(signs.Select(sign => sign * scale), Values(Quantizers.Quantize(weight, Signs, options)));
    }

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();
}
