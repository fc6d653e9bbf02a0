using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;
using Xunit;

namespace SnnDsl.Compiler.Tests.Passes;

/// <summary>What attention counts and reaches, and which of its heads can never fire.</summary>
public sealed class AttentionProofTests
{
    /// <summary>4 tokens, 2 heads of 3 channels.</summary>
    private static readonly TensorShape Shape = new(2, 2, 6);

    /// <summary>With queries and keys 3 channels overlap and 4 tokens are gathered, with keys and values it is the other way round.</summary>
    [Theory]
    [InlineData(AttentionOrder.QueryKey, 3, 4)]
    [InlineData(AttentionOrder.KeyValue, 4, 3)]
    public void Overlaps_and_counts_follow_from_the_order(AttentionOrder order, int overlap, int count)
    {
        (LayerRange range, Issue[] issues) = Prove(order, heads: 2, Shape, fractionalBits: 0, [1, 1, 1, 1]);
        Assert.Equal(new IntegerRange(0, overlap), range.Accumulator);
        Assert.Equal(new IntegerRange(0, count), range.Current);
        Assert.Equal(new IntegerRange(0, count), range.Membrane);
        Assert.Empty(issues);
    }

    /// <summary>
    /// A threshold of 16, counts of 0 to 4. The first head: 12, then 6 + 8; it falls to -4 after that. The second one: 16 fires, of 15
    /// that did not 7 are left, and 8 are added.
    /// </summary>
    [Fact]
    public void Membranes_add_up_what_decays()
    {
        (LayerRange range, Issue[] issues) = Prove(AttentionOrder.QueryKey, heads: 2, Shape, fractionalBits: 4, [3, 4, 2, 2, -1, 1]);
        Assert.Equal(new IntegerRange(-4, 16), range.Membrane);
        Assert.Equal(3, range.DeadChannels);
        Assert.Equal("The heads 0 of stage 'Map' (of 2, counted from 0) can never fire", Assert.Single(issues).Message[..64]);
    }

    [Theory]
    [InlineData(new[] { 4, 4, 0, 0 }, "")]
    [InlineData(new[] { 0, 4, 4, 0 }, "")]
    [InlineData(new[] { -9, 4, 4, -9 }, "")]
    [InlineData(new[] { 2, 4, 2, 4 }, "0")] // 8, then 4 + 8
    [InlineData(new[] { -1, 4, 0, 4 }, "0")]
    [InlineData(new[] { -1, 3, 0, -4 }, "0, 1")]
    public void Heads_whose_gains_are_too_small_are_named(int[] lambda, string dead)
    {
        (_, Issue[] issues) = Prove(AttentionOrder.QueryKey, heads: 2, Shape, fractionalBits: 4, lambda);
        Assert.Equal(dead.Length > 0 ? [dead] : [], issues.Select(i => i.Arguments[1]));
        Assert.All(issues, i => Assert.Equal(IssueCatalogue.DeadHeads, i.Rule));
    }

    /// <summary>An overlap of 1 in every step never makes 2, as what is left is halved.</summary>
    [Theory]
    [InlineData(AttentionOrder.QueryKey, 6, 4, "each head has one channel")]
    [InlineData(AttentionOrder.KeyValue, 2, 1, "there is one token")]
    public void A_map_without_overlaps_of_2_is_reported_alone(AttentionOrder order, int heads, int tokens, string reason)
    {
        (LayerRange range, Issue[] issues) = Prove(order, heads, new TensorShape(1, tokens, 6), fractionalBits: 0, [.. Enumerable.Repeat(1, 16 * heads)], timeSteps: 16);
        Assert.Equal(IssueCatalogue.MapNeverFires, Assert.Single(issues).Rule);
        Assert.Contains(reason, issues[0].Message, StringComparison.Ordinal);
        Assert.Equal(6, range.DeadChannels);
    }

    [Theory]
    [InlineData(AttentionOrder.QueryKey, 3, 2)]
    [InlineData(AttentionOrder.KeyValue, 6, 2)]
    public void Overlaps_of_2_are_enough(AttentionOrder order, int heads, int tokens)
    {
        (_, Issue[] issues) = Prove(order, heads, new TensorShape(1, tokens, 6), fractionalBits: 0, [.. Enumerable.Repeat(1, 2 * heads)]);
        Assert.Empty(issues);
    }

    [Theory]
    [InlineData(16383, 2, false)]
    [InlineData(16384, 2, true)]
    [InlineData(2, 16384, true)]
    public void Attention_that_the_kernel_cannot_count_is_refused(int tokens, int channels, bool isRefused)
    {
        (_, Issue[] issues) = Prove(AttentionOrder.QueryKey, heads: 1, new TensorShape(1, tokens, channels), fractionalBits: 0, [1, 1]);
        Assert.Equal(isRefused ? [IssueCatalogue.AttentionTooLarge] : [], issues.Select(i => i.Rule));
    }

    private static (LayerRange Range, Issue[] Issues) Prove(
        AttentionOrder order, int heads, TensorShape shape, int fractionalBits, int[] lambda, int? timeSteps = null)
    {
        var declaration = new NetworkDeclaration("Proof", timeSteps ?? lambda.Length / heads, shape, Budget: null, []) { EventMaximum = 1 };
        var input = new IntegerNode(0, "Input", "", new EventsOperation(1), shape, ValueFormat.Spikes, 0);
        var operation = new IntegerAttentionOperation(0, 0, 0, heads, order, new AttentionArtifact("Map", fractionalBits, lambda.ToEquatableArray()));
        var node = new IntegerNode(1, "Map", "Map", operation, shape, ValueFormat.Spikes, 0);
        var graph = new IntegerGraph(declaration, [input, node], new TrainingArtifact("", 0, 0, 0, 0, 0));
        var issues = new IssueSink();
        Plan plan = ProveRangesPass.Run(Plan.Of(graph), issues);
        return (plan.Layers[1].Range!, [.. issues.ToArray()]);
    }
}
