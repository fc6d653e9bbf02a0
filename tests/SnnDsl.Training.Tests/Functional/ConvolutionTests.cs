using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

public class ConvolutionTests
{
    /// <summary>Channel counts around the blocks that the library computes in, such as pruning leaves.</summary>
    [Theory]
    [InlineData(1, 9)]
    [InlineData(2, 16)]
    [InlineData(3, 32)]
    [InlineData(4, 5)]
    [InlineData(5, 16)]
    [InlineData(9, 28)]
    [InlineData(15, 1)]
    [InlineData(16, 16)]
    [InlineData(17, 3)]
    [InlineData(32, 51)]
    [InlineData(51, 64)]
    [InlineData(64, 102)]
    [InlineData(102, 128)]
    public void Every_number_of_channels_gives_the_sum_and_gradients_of_double_precision(int inputs, int outputs)
    {
        manual_seed(inputs);
        using var scope = NewDisposeScope();
        var input = rand(64, inputs, 16, 16).gt(0.8).to(float32).requires_grad_();
        var weight = (randn(outputs, inputs, 3, 3) * 0.05).requires_grad_();
        var gradient = randn(64, outputs, 16, 16);
        LeaveNanInFreedMemory();
        var output = Convolution.Conv2d(input, weight, [1, 1], [1, 1]);
        LeaveNanInFreedMemory();
        output.backward([gradient]);
        var wideInput = input.detach().to(float64).requires_grad_();
        var wideWeight = weight.detach().to(float64).requires_grad_();
        var expected = nn.functional.conv2d(wideInput, wideWeight, strides: [1, 1], padding: [1, 1]);
        expected.backward([gradient.to(float64)]);
        AssertNear(expected, output);
        AssertNear(wideInput.grad!, input.grad!);
        AssertNear(wideWeight.grad!, weight.grad!);
    }

    private static void LeaveNanInFreedMemory()
    {
        for (var megabytes = 1; megabytes <= 16; megabytes *= 2)
            full([megabytes << 18], float.NaN).Dispose();
    }

    private static void AssertNear(Tensor expected, Tensor actual)
    {
        var difference = (expected - actual.to(float64)).abs().max().item<double>();
        Assert.InRange(difference / expected.abs().max().item<double>(), 0, 1e-4);
    }
}
