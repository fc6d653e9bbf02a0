using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Export;
using Xunit;

namespace SnnDsl.Training.Tests.Export;

public sealed class FoldingTests
{
    private static readonly NeuronOperation Neuron = new(Decay.Half, 1.0, ResetMode.Zero, FireCondition.Greater);

    [Fact]
    public void Scales_disappear_into_threshold_and_bias()
    {
        var folded = NeuronFolding.Fold([new ChannelParameters([3, -1], 0.25, 0.5)], Neuron, 1, timeSteps: 2);
        var unit = 1 << folded.FractionalBits;
        Assert.Equal(4 * unit, folded.Thresholds[0]);
        Assert.Equal(2 * unit, folded.Biases[0]);
    }

    [Fact]
    public void A_negative_scale_turns_the_weights_around()
    {
        var channel = new ChannelParameters([3, -1], -0.25, 0.5).WithPositiveAlpha();
        Assert.Equal([-3, 1], channel.Weights);
        Assert.Equal(0.25, channel.Alpha);
        Assert.Equal(0.5, channel.Offset);
    }

    [Theory]
    [InlineData(0.5, IntegerLimits.Threshold)]
    [InlineData(0.0, 0)]
    [InlineData(-0.5, -IntegerLimits.Threshold)]
    public void A_vanishing_scale_saturates(double offset, int bias)
    {
        var folded = NeuronFolding.Fold([new ChannelParameters([1], 0, offset)], Neuron, 1, timeSteps: 2);
        Assert.Equal(IntegerLimits.Threshold, folded.Thresholds[0]);
        Assert.Equal(bias, folded.Biases[0]);
    }

    [Theory]
    [InlineData(4.0, 12)] // threshold 1/4, so 12 bits are 1024 and the accumulator decides: 3 << 12 fits
    [InlineData(0.01, 8)] // 100 << 8 is the last that fits 16 bits
    [InlineData(0.00001, 8)] // 100000 never fits 16 bits: 32 bits with 8 fractional ones
    public void The_most_fractional_bits_that_are_proved_are_taken(double alpha, int bits)
    {
        var folded = NeuronFolding.Fold([new ChannelParameters([3, -1], alpha, 0)], Neuron, 1, timeSteps: 2);
        Assert.Equal(bits, folded.FractionalBits);
    }

    [Fact]
    public void Sixteen_bits_are_given_up_for_exactness()
    {
        // Three quarters over 8 steps need 14 fractional bits; 3 << 14 does not fit 16 bits.
        var slow = Neuron with { Decay = Decay.ThreeQuarters };
        Assert.Equal(14, NeuronFolding.Fold([new ChannelParameters([3], 1, 0)], slow, 1, timeSteps: 8).FractionalBits);
    }

    [Fact]
    public void Read_out_scores_keep_the_proportion_of_the_scales()
    {
        var folded = ReadOutFolding.Fold([new ChannelParameters([100], 0.5, 1), new ChannelParameters([-100], 0.125, -1)], 1, timeSteps: 2);
        Assert.Equal([1 << 15, 1 << 13], folded.Multipliers);
        Assert.Equal([4 << 15, -(4 << 15)], folded.Biases); // T d / alpha_max
    }

    [Fact]
    public void Read_out_multipliers_shrink_until_the_scores_fit_32_bits()
    {
        var weights = Enumerable.Repeat(127, 4000).ToArray();
        var folded = ReadOutFolding.Fold([new ChannelParameters(weights, 1, 0)], 9, timeSteps: 4);
        Assert.Equal(64, folded.Multipliers[0]); // 127 * 4000 * 9 * 4 = 18,288,000, times 128 is over 2^31
    }
}
