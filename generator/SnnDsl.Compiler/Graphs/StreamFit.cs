using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Graphs;

/// <summary>Whether what an artifact says of streams, attention and heads fits a network.</summary>
internal static class StreamFit
{
    /// <summary>Checks the entries that stand beside the stages.</summary>
    public static bool Check(FloatGraph graph, NetworkArtifact artifact, IssueSink issues)
    {
        FloatNode[] attentions = [.. graph.Nodes.Where(n => n.Operation is AttentionOperation)];
        if (!ArtifactFit.CheckCount(graph.Name, "the list of attentions", artifact.Attentions.Count, attentions.Length, issues))
        {
            return false;
        }

        for (int i = 0; i < attentions.Length; i++)
        {
            if (!CheckAttention(graph, attentions[i], artifact.Attentions[i], issues))
            {
                return false;
            }
        }

        return CheckHeads(graph, graph.Nodes.FirstOrDefault(n => n.Operation is HeadsOperation), artifact.Heads, issues);
    }

    /// <summary>A current that joins a stream has its weights, its scale and its biases, and nothing of neurons.</summary>
    public static bool CheckStream(
        string network, string owner, bool isStream, int channels, int fanIn, StageArtifact parameters, IssueSink issues)
    {
        if (!isStream || parameters is not { Stream: { } stream, Neuron: null, ReadOut: null, Branch: null })
        {
            string expected = isStream ? "a set of current multipliers and stream biases, as of a current that joins a stream" : "one without stream biases";
            issues.Add(IssueCatalogue.ArtifactFieldWrong.At(0, network, $"the scale of {owner}", expected));
            return false;
        }

        return ArtifactFit.CheckCount(network, $"weights of {owner}", parameters.Weights.Count, channels * fanIn, issues)
            && ArtifactFit.CheckCount(network, $"current multipliers of {owner}", stream.Scale.Multipliers.Count, channels, issues)
            && ArtifactFit.CheckCount(network, $"stream biases of {owner}", stream.Biases.Count, channels, issues);
    }

    private static bool CheckAttention(FloatGraph graph, FloatNode node, AttentionArtifact attention, IssueSink issues)
    {
        if (attention.Stage != node.Parameters)
        {
            issues.Add(IssueCatalogue.ArtifactFieldWrong.At(0, graph.Name, $"the attention '{attention.Stage}'", $"that of '{node.Parameters}'"));
            return false;
        }

        int gains = graph.TimeSteps * ((AttentionOperation)node.Operation).Heads;
        return ArtifactFit.CheckCount(graph.Name, $"lambda of '{attention.Stage}'", attention.Lambda.Count, gains, issues);
    }

    private static bool CheckHeads(FloatGraph graph, FloatNode? node, HeadsArtifact? heads, IssueSink issues)
    {
        if (node is null)
        {
            if (heads is not null)
            {
                issues.Add(IssueCatalogue.ArtifactOutOfRange.At(0, graph.Name, "the object 'heads'", $"that of '{heads.Stage}'", "absent: the network has no heads"));
            }

            return heads is null;
        }

        if (heads?.Stage != node.Parameters)
        {
            string actual = heads is null ? "the object 'heads'" : $"the object 'heads' of '{heads.Stage}'";
            issues.Add(IssueCatalogue.ArtifactFieldWrong.At(0, graph.Name, actual, $"that of '{node.Parameters}'"));
            return false;
        }

        var operation = (HeadsOperation)node.Operation;
        return ArtifactFit.CheckCount(graph.Name, "weights of the heads", heads.Weights.Count, 2 * operation.Channels * operation.Classes, issues)
            && ArtifactFit.CheckCount(graph.Name, "biases of the heads", heads.Biases.Count, operation.Classes, issues);
    }
}
