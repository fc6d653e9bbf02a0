using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Simulation;
using Xunit;

namespace SnnDsl.Compiler.Tests.Simulation;

/// <summary>Residual streams as SPEC.md 1.8 states them, with numbers worked out by hand.</summary>
public sealed class StreamSimulatorTests
{
    /// <summary>y = ((A * 3) >> 1) - 2, both shifts toward minus infinity.</summary>
    [Theory]
    [InlineData(5, new int[0], 5)]
    [InlineData(-5, new int[0], -10)]
    [InlineData(5, new[] { 10 }, 15)]
    [InlineData(5, new[] { 3, 4 }, 8)]
    [InlineData(5, new[] { -3, -4 }, 1)]
    [InlineData(5, new[] { -32768, 32767 }, 4)]
    [InlineData(20000, new[] { 2768 }, 32766)]
    [InlineData(20000, new[] { 2769 }, 32767)]
    [InlineData(20000, new[] { 2770 }, 32767)]
    [InlineData(-20000, new[] { -2765 }, -32767)]
    [InlineData(-20000, new[] { -2766 }, -32768)]
    [InlineData(-20000, new[] { -2767 }, -32768)]
    [InlineData(60000, new int[0], 32767)]
    public void A_current_joins_the_states_before_it(int accumulator, int[] states, int expected)
    {
        var parameters = new StreamArtifact(new BranchArtifact([3], 1), [-2]);
        Assert.Equal([expected], StreamSimulator.Join(parameters, [accumulator], [.. states.Select(s => new[] { s })]));
    }

    [Fact]
    public void Each_channel_has_its_scale_and_its_bias()
    {
        var parameters = new StreamArtifact(new BranchArtifact([1, 4], 2), [7, -1]);
        Assert.Equal([7, -2, 8, 3], StreamSimulator.Join(parameters, [3, -1, 4, 4], []));
    }

    [Fact]
    public void A_product_that_leaves_32_bits_is_found() =>
        Assert.Throws<OverflowException>(() => StreamSimulator.Join(new StreamArtifact(new BranchArtifact([1 << 15], 30), [0]), [1 << 16], []));

    /// <summary>Threshold 32 without bias: currents of one neuron at each step.</summary>
    [Theory]
    [InlineData(nameof(Decay.Half), ResetMode.Zero, FireCondition.GreaterOrEqual, new[] { 31, 16, 16 }, new[] { 0, 0, 0 }, 31)]
    [InlineData(nameof(Decay.Half), ResetMode.Zero, FireCondition.GreaterOrEqual, new[] { 31, 17, 16, 24 }, new[] { 0, 1, 0, 1 }, 0)]
    [InlineData(nameof(Decay.Half), ResetMode.Zero, FireCondition.Greater, new[] { 32, 16, 33 }, new[] { 0, 0, 1 }, 0)]
    [InlineData(nameof(Decay.Half), ResetMode.Subtract, FireCondition.GreaterOrEqual, new[] { 40, 28, 0 }, new[] { 1, 1, 0 }, 0)]
    [InlineData(nameof(Decay.Half), ResetMode.Zero, FireCondition.GreaterOrEqual, new[] { -3, -2 }, new[] { 0, 0 }, -4)]
    [InlineData(nameof(Decay.ThreeQuarters), ResetMode.Zero, FireCondition.GreaterOrEqual, new[] { 21, 16 }, new[] { 0, 1 }, 0)]
    [InlineData(nameof(Decay.None), ResetMode.Zero, FireCondition.GreaterOrEqual, new[] { 30, 1, 1 }, new[] { 0, 0, 1 }, 0)]
    public void Neurons_take_states_as_currents(string decay, ResetMode reset, FireCondition fire, int[] states, int[] expected, int left)
    {
        var neuron = new ResidualNeuronOperation(0, TestNetwork.Rule(Decay.Named(decay), reset, fire), Threshold: 32);
        var membranes = new int[1];
        int[] fired = [.. states.Select(state => StreamSimulator.Fire(neuron, [state], membranes)[0])];
        Assert.Equal(expected, fired);
        Assert.Equal(left, membranes[0]);
    }

    /// <summary>Two steps of two positions of two channels: sums 7 and -5 of the older state, 9 and 1 of the newer one, halved.</summary>
    [Fact]
    public void Heads_weigh_the_means_of_both_states()
    {
        int[][] older = [[1, -1, 2, -1], [3, -1, 1, -2]];
        int[][] newer = [[4, 0, 2, 0], [2, 1, 1, 0]];
        var heads = new HeadsArtifact("Classifier", [1, 10, 100, 50, -1, 0, 127, -127], 1, [5, -6]);
        Assert.Equal([3 - 30 + 400 + 0 + 5, -3 + (127 * 4) - 6], StreamSimulator.Scores(heads, channels: 2, older, newer));
    }

    [Fact]
    public void A_padded_maximum_sees_no_spikes_outside()
    {
        var pool = new IntegerPoolOperation(0, IsMaximum: true, Window.Square(3, 2, 1));
        int[] spikes =
        [
            0, 0, 0, 0,
            0, 0, 1, 0,
            0, 0, 0, 0,
            0, 0, 0, 1,
        ];
        Assert.Equal([0, 1, 0, 1], PoolSimulator.Run(pool, new TensorShape(4, 4, 1), new TensorShape(2, 2, 1), spikes));
    }
}
