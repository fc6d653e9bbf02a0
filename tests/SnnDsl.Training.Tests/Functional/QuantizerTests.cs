using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

/// <summary>Pins the quantizers to numbers worked out by hand from QP-SNN's equations.</summary>
public sealed class QuantizerTests
{
    private static readonly float[] Weights = [0.1f, -0.2f, 0.05f, 0.4f]; // mean magnitude 0.1875

    [Theory]
    [InlineData(2, new[] { 2f, 0f, 2f, 3f }, new[] { 0.0625f, -0.1875f, 0.0625f, 0.1875f })]
    [InlineData(4, new[] { 12f, 0f, 10f, 15f }, new[] { 0.1125f, -0.1875f, 0.0625f, 0.1875f })]
    public void ReScaW_gives_the_published_levels(int bits, float[] codes, float[] values)
    {
        using var scope = NewDisposeScope();
        var weight = tensor(Weights).view(1, 4);
        var (actualCodes, gamma) = Quantizers.ReScaWCodes(weight, bits);
        Assert.Equal(0.1875f, gamma.item<float>(), 1e-7f);
        Assert.Equal(codes, actualCodes.data<float>().ToArray());
        AssertClose(values, Quantizers.ReScaW(weight, bits));
    }

    [Fact]
    public void ReScaW_scales_each_output_channel_by_itself()
    {
        using var scope = NewDisposeScope();
        var weight = tensor([0.1f, -0.3f, 10f, -30f]).view(2, 2);
        AssertClose([0.2f / 3, -0.2f, 20f / 3, -20f], Quantizers.ReScaW(weight, 2));
    }

    [Fact]
    public void ReScaW_of_a_channel_of_zeros_is_finite()
    {
        using var scope = NewDisposeScope();
        Assert.True(Quantizers.ReScaW(zeros(2, 3), 4).isfinite().all().item<bool>());
    }

    [Theory]
    [InlineData(8)]
    [InlineData(4)]
    [InlineData(2)]
    public void ReScaW_has_no_zero_and_passes_the_gradient_of_clipped_weights_too(int bits)
    {
        using var scope = NewDisposeScope();
        var weight = randn(3, 5).requires_grad_();
        var upstream = randn(3, 5);
        var quantized = Quantizers.ReScaW(weight, bits);
        Assert.False(quantized.eq(0).any().item<bool>());
        (quantized * upstream).sum().backward();
        AssertClose(upstream.data<float>().ToArray(), weight.grad!);
    }

    [Fact]
    public void Vanilla_rounds_on_the_fixed_grid_and_stops_the_gradient_outside_of_it()
    {
        using var scope = NewDisposeScope();
        var weight = tensor([0.1f, -0.5f, 1.5f, -2f]).view(1, 4).requires_grad_();
        var quantized = Quantizers.Vanilla(weight, 2);
        AssertClose([1f / 3, -1f / 3, 1f, -1f], quantized);
        quantized.sum().backward();
        AssertClose([1f, 1f, 0f, 0f], weight.grad!);
    }

    [Fact]
    public void Symmetric_int8_reaches_127_in_each_channel()
    {
        using var scope = NewDisposeScope();
        var weight = tensor([0.5f, -1f, 0.25f, 0f, 2f, -3f]).view(2, 3);
        var (codes, scale) = Quantizers.SymmetricInt8Codes(weight);
        Assert.Equal([64f, -127f, 32f, 0f, 85f, -127f], codes.data<float>().ToArray());
        AssertClose([1f / 127, 3f / 127], scale);
        var latent = weight.clone().requires_grad_();
        Quantizers.SymmetricInt8(latent).sum().backward();
        AssertClose([1f, 1f, 1f, 1f, 1f, 1f], latent.grad!);
    }

    private static void AssertClose(float[] expected, Tensor actual)
    {
        var values = actual.detach().contiguous().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], values[i], 1e-5f);
    }
}
