using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

public class ConvolutionTests
{
    /// <summary>Channel counts around the blocks that the library computes in, such as pruning leaves.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(31)]
    [InlineData(51)]
    [InlineData(102)]
    public void Every_number_of_input_channels_gives_the_sum_in_double_precision(int channels)
    {
        manual_seed(channels);
        LeaveNanInFreedMemory();
        using var scope = NewDisposeScope();
        var input = rand(64, channels, 16, 16).gt(0.8).to(float32).requires_grad_();
        var weight = (randn(32, channels, 3, 3) * 0.05).requires_grad_();
        var wideInput = input.detach().to(float64).requires_grad_();
        var wideWeight = weight.detach().to(float64).requires_grad_();
        var output = Convolution.Conv2d(input, weight, [1, 1], [1, 1]);
        var expected = nn.functional.conv2d(wideInput, wideWeight, strides: [1, 1], padding: [1, 1]);
        output.sum().backward();
        expected.sum().backward();
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
