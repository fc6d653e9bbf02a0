using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Tests;

/// <summary>Parameters of a transformer that follow a simple rule, and with which its neurons fire now and then.</summary>
internal static class StreamParameters
{
    private const int FractionalBits = 4;

    /// <summary>Thresholds of neurons behind spikes, and behind the image.</summary>
    private const int Threshold = 8;
    private const int ImageThreshold = 60_000;

    /// <summary>Adds what streams, attention and heads have; the rest becomes less regular.</summary>
    public static NetworkArtifact Complete(FloatGraph graph, NetworkArtifact artifact) => artifact with
    {
        StreamFractionalBits = FractionalBits,
        Stages = artifact.Stages.Select(Mixed).ToEquatableArray(),
        Attentions = graph.Nodes.Where(n => n.Operation is AttentionOperation).Select(n => Attention(graph, n)).ToEquatableArray(),
        Heads = graph.Nodes.Where(n => n.Operation is HeadsOperation).Select(n => Heads(n.Parameters, (HeadsOperation)n.Operation)).FirstOrDefault(),
    };

    /// <summary>The scale of a current whose accumulators are small.</summary>
    public static StreamArtifact Stream(int channels) => new(
        new BranchArtifact(Enumerable.Range(0, channels).Select(c => 11 + (c % 5)).ToEquatableArray(), 1),
        Enumerable.Range(0, channels).Select(c => 2 * ((c % 7) - 2)).ToEquatableArray());

    private static StageArtifact Mixed(StageArtifact stage)
    {
        int mask = (1 << stage.Format.Bits) - 1;
        int first = stage.Name.Sum(letter => letter);
        int[] codes = [.. Enumerable.Range(0, stage.Weights.Count).Select(i => (int)(unchecked((uint)(first + i) * 2654435761u) >> 18) & mask)];
        int threshold = stage.Format.Grid == WeightGrid.Symmetric ? ImageThreshold : Threshold;
        return stage with
        {
            Weights = codes.Select(code => stage.Format.FromCode(code)).Select(w => stage.Format.Contains(w) ? w : 0).ToEquatableArray(),
            Neuron = stage.Neuron is { } neuron ? neuron with { Thresholds = neuron.Thresholds.Select(_ => threshold).ToEquatableArray() } : null,
        };
    }

    private static AttentionArtifact Attention(FloatGraph graph, FloatNode node)
    {
        int gains = graph.TimeSteps * ((AttentionOperation)node.Operation).Heads;
        return new AttentionArtifact(node.Parameters, 6, Enumerable.Range(0, gains).Select(i => 40 - (8 * i)).ToEquatableArray());
    }

    private static HeadsArtifact Heads(string stage, HeadsOperation operation) => new(
        stage,
        Enumerable.Range(0, 2 * operation.Channels * operation.Classes).Select(i => (i * 37 % 255) - 127).ToEquatableArray(),
        2,
        Enumerable.Range(0, operation.Classes).Select(k => 100 * k).ToEquatableArray());
}
