using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Export;
using Xunit;

namespace SnnDsl.Training.Tests.Export;

public sealed class FoldingTests
{
    private static readonly NeuronRule Neuron = new(Decay.Half, 1.0, ResetMode.Zero, FireCondition.Greater);

    [Fact]
    public void Scales_disappear_into_threshold_and_bias()
    {
        var folded = Fold([new ChannelParameters([3, -1], 0.25, 0.5)], Neuron, timeSteps: 2);
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

    [Fact]
    public void A_channel_without_scale_keeps_the_spikes_of_its_bias_and_leaves_the_others_their_bits()
    {
        // The current 0.9 fires at the second step (0.9, 1.35), as all currents above 2/3 and up to 1 do: 5/6 is used.
        var folded = Fold([new ChannelParameters([0, 0], 0, 0.9), new ChannelParameters([3, -1], 0.25, 0.5)], Neuron, timeSteps: 2);
        Assert.Equal(5 / 6.0, (double)folded.Biases[0] / folded.Thresholds[0], 1e-3);
        Assert.Equal(8 << folded.FractionalBits, folded.Thresholds[1] * 2);
        Assert.True(folded.Thresholds[0] <= short.MaxValue);
    }

    [Theory]
    [InlineData(1e-9, 0.5)] // the weights count nothing
    [InlineData(1e-6, 2000.0)] // beside the bias
    public void Constant_channels_are_recognized(double alpha, double offset)
    {
        var folding = new NeuronFolding(Neuron, 1, 2);
        Assert.True(folding.IsConstant(new ChannelParameters([1], alpha, offset)));
        Assert.False(folding.IsConstant(new ChannelParameters([1], 1e-4, offset)));
        Assert.Equal([1, -1, 1], new ChannelParameters([7, 7, 7], alpha, offset).WithLeastWeights(WeightGrid.Odd).Weights);
        Assert.Equal([0, 0, 0], new ChannelParameters([7, 7, 7], alpha, offset).WithLeastWeights(WeightGrid.Symmetric).Weights);
    }

    [Fact]
    public void Fractional_bits_are_given_up_before_a_threshold_saturates()
    {
        var folded = Fold([new ChannelParameters([3], 1 / (double)(1 << 26), 0.25)], Neuron, timeSteps: 2);
        Assert.Equal(2, folded.FractionalBits);
        Assert.Equal(IntegerLimits.Threshold, folded.Thresholds[0]);
        Assert.Equal(IntegerLimits.Threshold / 4, folded.Biases[0]);
    }

    [Fact]
    public void A_bias_that_decides_alone_may_saturate()
    {
        var folded = Fold([new ChannelParameters([3], 1 / 1024.0, -100000)], Neuron, timeSteps: 2);
        Assert.Equal((8, 1024 << 8, -IntegerLimits.Threshold), (folded.FractionalBits, folded.Thresholds[0], folded.Biases[0]));
    }

    [Fact]
    public void A_constant_that_the_least_weights_could_upset_is_refused()
    {
        var folding = new NeuronFolding(Neuron, 255, 16) { Stage = "Middle" };
        var channel = new ChannelParameters([.. Enumerable.Range(0, 9000).Select(i => i % 2 == 0 ? 1 : -1)], 0, 0.50001);
        var message = Assert.Throws<InvalidDataException>(() => folding.Fold([channel])).Message;
        Assert.StartsWith("Channel 0 of stage 'Middle': batch norm leaves nothing of its weights", message);
    }

    [Fact]
    public void Shortcut_spikes_belong_to_the_proved_range()
    {
        // 24 << 10 and twice the threshold do not fit 16 bits; without shortcuts 24 << 10 does.
        ChannelParameters[] channels = [new([1], 1 / 24.0, 0)];
        var alone = new NeuronFolding(Neuron, 1, 2).Fold(channels);
        var joined = new NeuronFolding(Neuron, 1, 2, Shortcuts: 1).Fold(channels);
        Assert.Equal((10, 9), (alone.FractionalBits, joined.FractionalBits));
    }

    [Theory]
    [InlineData(4.0, 12)] // threshold 1/4, so 12 bits are 1024 and the accumulator decides: 3 << 12 fits
    [InlineData(0.01, 8)] // 100 << 8 is the last that fits 16 bits
    [InlineData(0.00001, 8)] // 100000 never fits 16 bits: 32 bits with 8 fractional ones
    public void The_most_fractional_bits_that_are_proved_are_taken(double alpha, int bits)
    {
        var folded = Fold([new ChannelParameters([3, -1], alpha, 0)], Neuron, timeSteps: 2);
        Assert.Equal(bits, folded.FractionalBits);
    }

    [Fact]
    public void Sixteen_bits_are_given_up_for_exactness()
    {
        // Three quarters over 8 steps need 14 fractional bits; 3 << 14 does not fit 16 bits.
        var slow = Neuron with { Decay = Decay.ThreeQuarters };
        Assert.Equal(14, Fold([new ChannelParameters([3], 1, 0)], slow, timeSteps: 8).FractionalBits);
    }

    [Theory]
    [InlineData(4, 65535, "in 65535 steps: use fewer inputs or a smaller MaximumSteps.")]
    [InlineData(16, 16, "in 16 steps: use fewer inputs.")]
    public void Scores_that_fit_no_32_bits_are_refused_with_what_can_be_done(int timeSteps, int steps, string expected)
    {
        ChannelParameters channel = new([.. Enumerable.Repeat(127, 1000)], 1, 0);
        var thrown = Assert.Throws<InvalidDataException>(() => ReadOutFolding.Fold([channel], 4096, timeSteps, steps));
        Assert.EndsWith(expected, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_out_scores_keep_the_proportion_of_the_scales()
    {
        var folded = ReadOutFolding.Fold([new ChannelParameters([100], 0.5, 1), new ChannelParameters([-100], 0.125, -1)], 1, timeSteps: 2, steps: 2);
        Assert.Equal([1 << 15, 1 << 13], folded.Multipliers);
        Assert.Equal([4 << 15, -(4 << 15)], folded.Biases); // T d / alpha_max
    }

    [Fact]
    public void Read_out_multipliers_shrink_until_the_scores_fit_32_bits()
    {
        var weights = Enumerable.Repeat(127, 4000).ToArray();
        var folded = ReadOutFolding.Fold([new ChannelParameters(weights, 1, 0)], 9, timeSteps: 4, steps: 4);
        Assert.Equal(64, folded.Multipliers[0]); // 127 * 4000 * 9 * 4 = 18,288,000, times 128 is over 2^31
    }

    private static NeuronArtifact Fold(ChannelParameters[] channels, NeuronRule neuron, int timeSteps) =>
        new NeuronFolding(neuron, 1, timeSteps).Fold(channels);
}
