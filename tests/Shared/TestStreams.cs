using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Tests;

/// <summary>Random parameters of residual streams, attention and heads, with which neurons fire often but not always.</summary>
internal static class TestStreams
{
    /// <summary>A threshold that neurons on streams have; currents are made for it.</summary>
    private const double Threshold = 2;

    /// <summary>The scale of a current whose accumulators have a spread and a reach.</summary>
    public static StreamArtifact Current(int channels, long reach, double spread, int fractionalBits, Random random)
    {
        double unit = Threshold * (1 << fractionalBits);
        int shift = IntegerLimits.Shift;
        while (shift > 0 && (2 * unit / spread * Math.Pow(2, shift) > IntegerLimits.Multiplier || 2 * unit / spread * Math.Pow(2, shift) * reach > TestArtifacts.Bound))
        {
            shift--;
        }

        double factor = unit / spread * Math.Pow(2, shift);
        return new StreamArtifact(
            new BranchArtifact(TestArtifacts.Numbers(channels, () => (int)Math.Min(IntegerLimits.Multiplier, factor * (0.5 + random.NextDouble()))), shift),
            TestArtifacts.Numbers(channels, () => (int)(unit * (random.NextDouble() - 0.3))));
    }

    /// <summary>Gains for what neurons behind a map count on average; some are negative.</summary>
    public static AttentionArtifact Attention(FloatGraph graph, FloatNode node, Random random)
    {
        var attention = (AttentionOperation)node.Operation;
        int most = attention.Order == AttentionOrder.QueryKey ? node.Shape.Height * node.Shape.Width : node.Shape.Channels / attention.Heads;
        int fractionalBits = random.Next(4, 15);
        double unit = (1 << fractionalBits) / Math.Max(1, most * TestArtifacts.ExpectedRate);
        return new AttentionArtifact(
            node.Parameters,
            fractionalBits,
            TestArtifacts.Numbers(graph.TimeSteps * attention.Heads, () => (int)(unit * (1.5 * random.NextDouble() - 0.25))));
    }

    /// <summary>Weights of all sizes; scores fit, whatever the states are.</summary>
    public static HeadsArtifact Heads(FloatGraph graph, FloatNode node, Random random)
    {
        var heads = (HeadsOperation)node.Operation;
        var state = graph.Nodes[node.Inputs[0]].Shape;
        long largest = (long)graph.TimeSteps * state.Height * state.Width << 15;
        int shift = 0;
        while ((largest >> shift) * 2 * heads.Channels * IntegerLimits.HeadWeight > TestArtifacts.Bound)
        {
            shift++;
        }

        return new HeadsArtifact(
            node.Parameters,
            TestArtifacts.Numbers(2 * heads.Channels * heads.Classes, () => random.Next(-IntegerLimits.HeadWeight, IntegerLimits.HeadWeight + 1)),
            shift,
            TestArtifacts.Numbers(heads.Classes, () => random.Next(-1000, 1001)));
    }
}
