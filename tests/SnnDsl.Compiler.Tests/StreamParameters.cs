using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Tests;

/// <summary>Parameters of streams, attention and heads that follow a simple rule.</summary>
internal static class StreamParameters
{
    public const int FractionalBits = 4;

    public static StreamArtifact Stream(int channels) => new(
        new BranchArtifact(Enumerable.Range(0, channels).Select(c => 3 + (c % 5)).ToEquatableArray(), 1),
        Enumerable.Range(0, channels).Select(c => (c % 7) - 2).ToEquatableArray());

    public static EquatableArray<AttentionArtifact> Attentions(FloatGraph graph) => graph.Nodes
        .Where(n => n.Operation is AttentionOperation)
        .Select(n => new AttentionArtifact(
            n.Parameters,
            6,
            Enumerable.Range(0, graph.TimeSteps * ((AttentionOperation)n.Operation).Heads).Select(i => 24 - (5 * i)).ToEquatableArray()))
        .ToEquatableArray();

    public static HeadsArtifact? Heads(FloatGraph graph) => graph.Nodes.FirstOrDefault(n => n.Operation is HeadsOperation) is { } node
        ? Heads(node.Parameters, (HeadsOperation)node.Operation)
        : null;

    private static HeadsArtifact Heads(string stage, HeadsOperation operation) => new(
        stage,
        Enumerable.Range(0, 2 * operation.Channels * operation.Classes).Select(i => (i * 37 % 255) - 127).ToEquatableArray(),
        2,
        Enumerable.Range(0, operation.Classes).Select(k => 100 * k).ToEquatableArray());
}
