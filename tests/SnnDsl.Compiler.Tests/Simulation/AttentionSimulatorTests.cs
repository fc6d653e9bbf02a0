using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Simulation;
using Xunit;

namespace SnnDsl.Compiler.Tests.Simulation;

/// <summary>Attention with a binary map as SPEC.md 1.9 states it, with numbers worked out by hand.</summary>
public sealed class AttentionSimulatorTests
{
    /// <summary>
    /// Two tokens of two channels. Q K^T is 2 1 / 1 0: only overlaps of 2 fire, those of 1 are halved away. M V is then 1 0 / 0 0, and
    /// membranes of 11, then 11 / 2 + 11 = 16, which is the threshold.
    /// </summary>
    [Fact]
    public void Queries_meet_keys_and_gather_values()
    {
        (AttentionMap map, int[][] spikes) = Run(
            AttentionOrder.QueryKey, heads: 1, new TensorShape(2, 1, 2), [1, 1, 0, 1], [1, 1, 1, 0], [1, 0, 1, 1], fractionalBits: 4, [11, 11, 11]);
        Assert.Equal((1, 2), (map.Heads, map.Size));
        Assert.All(map.Steps, step => Assert.Equal([1, 0, 0, 0], step));
        Assert.Equal([0, 0, 0, 0], spikes[0]);
        Assert.Equal([1, 0, 0, 0], spikes[1]);
        Assert.Equal([0, 0, 0, 0], spikes[2]);
    }

    /// <summary>K^T V is 2 1 / 1 0: the context of the first channel with itself; Q M is 1 0 / 0 0.</summary>
    [Fact]
    public void Keys_gather_values_and_queries_read_them()
    {
        (AttentionMap map, int[][] spikes) = Run(
            AttentionOrder.KeyValue, heads: 1, new TensorShape(1, 2, 2), [1, 1, 0, 1], [1, 0, 1, 1], [1, 1, 1, 0], fractionalBits: 0, [1]);
        Assert.Equal((1, 2), (map.Heads, map.Size));
        Assert.Equal([1, 0, 0, 0], map.Steps[0]);
        Assert.Equal([1, 0, 0, 0], spikes[0]);
    }

    /// <summary>An overlap of 5 leaves 3, of which half is 1: with 1 more it fires again, with 1 after that it does not.</summary>
    [Fact]
    public void A_map_keeps_what_is_left_after_a_spike()
    {
        var attention = new IntegerAttentionOperation(0, 0, 0, 1, AttentionOrder.QueryKey, new AttentionArtifact("Map", 0, [0, 0, 0]));
        int[] all = [1, 1, 1, 1, 1];
        int[] one = [0, 0, 1, 0, 0];
        (AttentionMap map, _) = new AttentionSimulator(attention, TensorShape.Flat(5)).Run([all, one, one], [all, all, all], [all, all, all]);
        Assert.Equal([1, 1, 0], map.Steps.Select(step => step[0]));
    }

    /// <summary>Two heads of two channels: the second one's gain is negative at the first step, so its neurons fire later.</summary>
    [Theory]
    [InlineData(AttentionOrder.QueryKey)]
    [InlineData(AttentionOrder.KeyValue)]
    public void Heads_are_neighbouring_channels_with_gains_of_their_own(AttentionOrder order)
    {
        int[] ones = [.. Enumerable.Repeat(1, 8)];
        // Every map is full, every count 2, the threshold 8.
        (AttentionMap map, int[][] spikes) = Run(order, heads: 2, new TensorShape(1, 2, 4), ones, ones, ones, fractionalBits: 3, [4, -3, 4, 5, 4, 5]);
        Assert.Equal((2, 2), (map.Heads, map.Size));
        Assert.All(map.Steps, step => Assert.Equal(ones, step));
        Assert.True(map.IsSet(step: 0, head: 1, row: 1, column: 0));
        Assert.Equal([1, 1, 0, 0, 1, 1, 0, 0], spikes[0]);
        Assert.Equal([1, 1, 0, 0, 1, 1, 0, 0], spikes[1]); // -6 / 2 + 10 = 7
        Assert.Equal(ones, spikes[2]); // 7 / 2 + 10 = 13
    }

    [Fact]
    public void A_product_counts_where_both_are_one()
    {
        // 0 1 / 1 1 / 0 1 in the lower right of 3 x 3.
        var matrix = new BinaryMatrix([9, 0, 1, 9, 1, 1, 9, 0, 1], Start: 1, Rows: 3, Columns: 2, RowStep: 3, ColumnStep: 1);
        Assert.Equal([1, 1, 1, 3], matrix.Transposed.Times(matrix));
        Assert.Equal([1, 1, 1, 1, 2, 1, 1, 1, 1], matrix.Times(matrix.Transposed));
    }

    /// <summary>The same spikes at every step, one gain per step and head.</summary>
    private static (AttentionMap Map, int[][] Spikes) Run(
        AttentionOrder order, int heads, TensorShape shape, int[] query, int[] key, int[] value, int fractionalBits, int[] lambda)
    {
        var attention = new IntegerAttentionOperation(0, 0, 0, heads, order, new AttentionArtifact("Map", fractionalBits, lambda.ToEquatableArray()));
        int steps = lambda.Length / heads;
        int[][] Repeated(int[] spikes) => [.. Enumerable.Repeat(spikes, steps)];
        return new AttentionSimulator(attention, shape).Run(Repeated(query), Repeated(key), Repeated(value));
    }
}
