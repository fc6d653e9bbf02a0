using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

/// <summary>Pins the quantizers to numbers worked out by hand from QP-SNN's equations.</summary>
public sealed class QuantizerTests
{
    // Mean magnitude 0.2, largest 0.4, and at 0.9 the percentiles 0.31 and -0.16.
    private static readonly float[] Weights = [0.1f, -0.25f, 0.05f, 0.4f];

    [Theory]
    [InlineData(WeightScale.OneNormMean, 0.2f, 2, new[] { 1f, -3f, 1f, 3f })]
    [InlineData(WeightScale.OneNormMean, 0.2f, 4, new[] { 7f, -15f, 3f, 15f })]
    [InlineData(WeightScale.OneNormMean, 0.2f, 8, new[] { 127f, -255f, 63f, 255f })]
    [InlineData(WeightScale.Maximum, 0.4f, 2, new[] { 1f, -1f, 1f, 3f })]
    [InlineData(WeightScale.Maximum, 0.4f, 4, new[] { 3f, -9f, 1f, 15f })]
    [InlineData(WeightScale.Maximum, 0.4f, 8, new[] { 63f, -159f, 31f, 255f })]
    [InlineData(WeightScale.Percentile, 0.31f, 2, new[] { 1f, -3f, 1f, 3f })]
    [InlineData(WeightScale.Percentile, 0.31f, 4, new[] { 5f, -13f, 3f, 15f })]
    [InlineData(WeightScale.Percentile, 0.31f, 8, new[] { 83f, -205f, 41f, 255f })]
    public void ReScaW_at_each_scale_and_width(WeightScale scale, float gamma, int bits, float[] integers) =>
        AssertQuantized(Weights, new QuantizerOptions(Scale: scale, Percentile: 0.9), bits, integers, gamma);

    [Theory]
    [InlineData(2, new[] { 1f, -1f, 1f, 3f })]
    [InlineData(4, new[] { 1f, -3f, 1f, 15f })]
    [InlineData(8, new[] { 25f, -63f, 13f, 255f })]
    public void Vanilla_clamps_to_one(int bits, float[] integers) =>
        AssertQuantized([0.1f, -0.25f, 0.05f, 1.45f], new QuantizerOptions(QuantizerMethod.Vanilla), bits, integers, gamma: 1);

    [Theory]
    [InlineData(2, new[] { 1f, -3f, 1f, 3f })]
    [InlineData(4, new[] { 9f, -15f, 5f, 15f })]
    public void ReScaW_gives_the_published_levels(int bits, float[] integers) =>
        AssertQuantized([0.1f, -0.2f, 0.05f, 0.4f], QuantizerOptions.Default, bits, integers, gamma: 0.1875f);

    [Fact]
    public void Each_output_channel_has_its_own_scale()
    {
        using var scope = NewDisposeScope();
        var weight = tensor([0.1f, -0.3f, 10f, -30f]).view(2, 1, 2, 1);
        AssertClose([0.2f / 3, -0.2f, 20f / 3, -20f], Quantizers.Quantize(weight, Odd(2), QuantizerOptions.Default));
    }

    [Fact]
    public void The_hundredth_percentile_is_the_maximum()
    {
        using var scope = NewDisposeScope();
        var weight = randn(5, 3, 3, 3);
        var percentile = Quantizers.Quantize(weight, Odd(4), new QuantizerOptions(Scale: WeightScale.Percentile, Percentile: 1));
        AssertClose(Values(Quantizers.Quantize(weight, Odd(4), new QuantizerOptions(Scale: WeightScale.Maximum))), percentile);
    }

    [Fact]
    public void The_percentile_of_the_larger_side_counts() => // sorted -0.4, -0.1, -0.05, 0.25: -0.31 at 0.1, 0.16 at 0.9
        AssertQuantized(
            [0.25f, -0.4f, -0.05f, -0.1f], new QuantizerOptions(Scale: WeightScale.Percentile, Percentile: 0.9), 2, [3f, -3f, -1f, -1f], 0.31f);

    [Fact]
    public void Symmetric_int8_reaches_127_in_each_channel()
    {
        using var scope = NewDisposeScope();
        var weight = tensor([0.5f, -1f, 0.25f, 0f, 2f, -3f]).view(2, 3).requires_grad_();
        var (integers, unit) = Quantizers.Integers(weight, WeightFormat.Symmetric8, QuantizerOptions.Default);
        Assert.Equal([64f, -127f, 32f, 0f, 85f, -127f], Values(integers));
        AssertClose([1f / 127, 3f / 127], unit);
        Quantizers.Quantize(weight, WeightFormat.Symmetric8, new QuantizerOptions(StraightThrough: StraightThrough.ReleasedCode)).sum().backward();
        AssertClose([1f, 1f, 1f, 1f, 1f, 1f], weight.grad!); // the options are those of the odd grid
    }

    [Theory]
    [InlineData(0.49)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_percentile_outside_of_a_half_to_one_is_refused(double x) =>
        Assert.Throws<RecipeException>(new QuantizerOptions(Percentile: x).Check);

    private static void AssertQuantized(float[] weights, QuantizerOptions options, int bits, float[] integers, float gamma)
    {
        using var scope = NewDisposeScope();
        var weight = tensor(weights).view(1, -1);
        var (actual, unit) = Quantizers.Integers(weight, Odd(bits), options);
        var steps = (1 << bits) - 1;
        Assert.Equal(integers, Values(actual));
        Assert.Equal(gamma / steps, unit.item<float>(), 1e-8f);
        AssertClose([.. integers.Select(m => m * gamma / steps)], Quantizers.Quantize(weight, Odd(bits), options));
    }

    private static WeightFormat Odd(int bits) => new(bits, WeightGrid.Odd);

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

    private static void AssertClose(float[] expected, Tensor actual)
    {
        var values = Values(actual);
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], values[i], 1e-6f);
    }
}
