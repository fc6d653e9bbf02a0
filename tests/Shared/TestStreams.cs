using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Tests;

/// <summary>Valid parameters of residual streams, attention and heads: states of a few units, gains around their initial value.</summary>
internal static class TestStreams
{
    private const int FractionalBits = 6;

    /// <summary>Adds what stands beside the stages; nothing to a network without streams.</summary>
    public static NetworkArtifact Complete(FloatGraph graph, NetworkArtifact artifact, Random random) => artifact with
    {
        StreamFractionalBits = graph.Nodes.Any(n => n.Kind == ValueKind.Stream) ? FractionalBits : 0,
        Attentions = graph.Nodes.Where(n => n.Operation is AttentionOperation).Select(n => Gains(graph.TimeSteps, n, random)).ToEquatableArray(),
        Heads = graph.Nodes.FirstOrDefault(n => n.Operation is HeadsOperation) is { } heads ? Heads(heads, random) : null,
    };

    /// <summary>Multipliers that bring a current of the given spread to two units at most.</summary>
    public static StreamArtifact Stream(int channels, double spread, Random random)
    {
        const int shift = 8;
        double unit = (1 << (FractionalBits + shift)) / Math.Max(spread, 1);
        return new StreamArtifact(
            new BranchArtifact(Numbers(channels, () => (int)Math.Min(IntegerLimits.Multiplier, unit * (0.5 + random.NextDouble()))), shift),
            Numbers(channels, () => random.Next(-1 << FractionalBits, 1 << FractionalBits)));
    }

    private static AttentionArtifact Gains(int timeSteps, FloatNode node, Random random) => new(
        node.Parameters, 8, Numbers(timeSteps * ((AttentionOperation)node.Operation).Heads, () => random.Next(16, 128)));

    private static HeadsArtifact Heads(FloatNode node, Random random)
    {
        var heads = (HeadsOperation)node.Operation;
        return new HeadsArtifact(
            node.Parameters,
            Numbers(2 * heads.Channels * heads.Classes, () => random.Next(-IntegerLimits.HeadWeight, IntegerLimits.HeadWeight + 1)),
            Shift: 8,
            Numbers(heads.Classes, () => random.Next(-1000, 1001)));
    }

    private static EquatableArray<int> Numbers(int count, Func<int> next) => Enumerable.Range(0, count).Select(_ => next()).ToEquatableArray();
}
