using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

/// <summary>Gradients of the odd grid's quantizers; the upstream gradient is 1, 2, 3, 4.</summary>
public sealed class StraightThroughTests
{
    public static TheoryData<QuantizerMethod, WeightScale, StraightThrough> Combinations
    {
        get
        {
            var data = new TheoryData<QuantizerMethod, WeightScale, StraightThrough>();
            foreach (var method in Enum.GetValues<QuantizerMethod>())
            {
                foreach (var scale in Enum.GetValues<WeightScale>())
                {
                    foreach (var kind in Enum.GetValues<StraightThrough>())
                        data.Add(method, scale, kind);
                }
            }
            return data;
        }
    }

    [Theory]
    [InlineData(StraightThrough.Identity, new[] { 1f, 2f, 3f, 4f })]
    [InlineData(StraightThrough.Paper, new[] { 1f, 0f, 3f, 0f })] // -0.25 and 0.4 are clipped at gamma = 0.2
    [InlineData(StraightThrough.ReleasedCode, new[] { 5f, 10f, 15f, 20f })] // over gamma
    public void ReScaW_with_clipped_weights(StraightThrough kind, float[] expected) =>
        AssertGradient([0.1f, -0.25f, 0.05f, 0.4f], new QuantizerOptions(StraightThrough: kind), expected);

    [Theory]
    [InlineData(StraightThrough.Identity, new[] { 1f, 2f, 3f, 4f })]
    [InlineData(StraightThrough.Paper, new[] { 1f, 2f, 0f, 0f })]
    [InlineData(StraightThrough.ReleasedCode, new[] { 1f, 2f, 3f, 4f })] // gamma is 1
    public void Vanilla_with_clipped_weights(StraightThrough kind, float[] expected) =>
        AssertGradient([0.1f, -1f, 1.5f, -2f], new QuantizerOptions(QuantizerMethod.Vanilla, StraightThrough: kind), expected);

    [Fact]
    public void The_largest_weight_is_not_clipped_by_the_maximum() =>
        AssertGradient(
            [0.1f, -0.25f, 0.05f, 0.4f],
            new QuantizerOptions(Scale: WeightScale.Maximum, StraightThrough: StraightThrough.Paper),
            [1f, 2f, 3f, 4f]);

    [Theory]
    [MemberData(nameof(Combinations))]
    public void A_channel_of_zeros_stays_finite(QuantizerMethod method, WeightScale scale, StraightThrough kind)
    {
        foreach (var bits in new[] { 2, 4, 8 })
        {
            using var scope = NewDisposeScope();
            var weight = zeros(2, 4).requires_grad_();
            var quantized = Quantizers.Quantize(weight, new WeightFormat(bits, WeightGrid.Odd), new QuantizerOptions(method, scale, 0.9, kind));
            var largest = method == QuantizerMethod.Vanilla ? 1f / ((1 << bits) - 1) : 1e-20f; // a grid without zero
            Assert.InRange(quantized.abs().max().item<float>(), 0, largest * 1.001f);
            quantized.sum().backward();
            Assert.Equal(Enumerable.Repeat(1f, 8), weight.grad!.data<float>().ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Channels_of_one_weight(QuantizerMethod method, WeightScale scale, StraightThrough kind)
    {
        using var scope = NewDisposeScope();
        var weight = tensor([0.5f, -0.25f]).view(2, 1).requires_grad_();
        var quantized = Quantizers.Quantize(weight, new WeightFormat(2, WeightGrid.Odd), new QuantizerOptions(method, scale, 0.9, kind));
        quantized.sum().backward();
        // Rescaled by itself a single weight is an outermost level: it is its own value.
        float[] values = method == QuantizerMethod.Vanilla ? [1f / 3, -1f / 3] : [0.5f, -0.25f];
        float[] gradients = method == QuantizerMethod.ReScaW && kind == StraightThrough.ReleasedCode ? [2f, 4f] : [1f, 1f];
        AssertClose(values, quantized);
        AssertClose(gradients, weight.grad!);
    }

    private static void AssertGradient(float[] weights, QuantizerOptions options, float[] expected)
    {
        foreach (var bits in new[] { 2, 4, 8 })
        {
            using var scope = NewDisposeScope();
            var weight = tensor(weights).view(1, 4).requires_grad_();
            (Quantizers.Quantize(weight, new WeightFormat(bits, WeightGrid.Odd), options) * tensor([1f, 2f, 3f, 4f])).sum().backward();
            AssertClose(expected, weight.grad!);
        }
    }

    private static void AssertClose(float[] expected, Tensor actual)
    {
        var values = actual.detach().contiguous().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], values[i], 1e-5f);
    }
}
