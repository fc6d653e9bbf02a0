using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws what residual streams, attention and heads add to an artifact: currents that matter, and extremes.</summary>
internal static class StreamParameterGenerator
{
    /// <summary>Adds the scale of every current that joins a stream, the gains of attention and the heads.</summary>
    public static NetworkArtifact Complete(FloatGraph graph, NetworkArtifact artifact, SplitMix random)
    {
        if (graph.Nodes.All(n => n.Kind != ValueKind.Stream))
        {
            return artifact;
        }

        int fraction = random.Pick(0, 3, 6, 8, 8, 10, 12);
        EquatableArray<SynapseUse> uses = SynapseUse.Of(graph);
        return artifact with
        {
            StreamFractionalBits = fraction,
            Stages = artifact.Stages.Select(s => uses.First(u => u.Stage == s.Name).IsStream ? s with { Stream = Draw(graph, uses.First(u => u.Stage == s.Name), s, fraction, random) } : s).ToEquatableArray(),
            Attentions = graph.Nodes.Where(n => n.Operation is AttentionOperation).Select(n => Gains(graph, n, random)).ToEquatableArray(),
            Heads = Heads(graph, random),
        };
    }

    private static StreamArtifact Draw(FloatGraph graph, SynapseUse use, StageArtifact stage, int fraction, SplitMix random)
    {
        (int channels, int fanIn, _) = ArtifactGenerator.SynapseSize(use.Synapse);
        int inputMaximum = ArtifactGenerator.Maximum(graph, graph.Nodes[use.Synapse.Inputs[0]]);
        int shift = random.Pick(0, random.Below(8), random.Between(6, 15), random.Between(0, IntegerLimits.Shift));
        // States of a few units, or some that are cut.
        double size = (1 << fraction) * random.Pick(0.5, 1, 1, 2, 4, 40);
        var multipliers = new int[channels];
        var biases = new int[channels];
        for (int c = 0; c < channels; c++)
        {
            var current = ChannelCurrent.Of(stage.Weights.AsSpan().Slice(c * fanIn, fanIn), inputMaximum, 1);
            int limit = (int)Math.Clamp((1L << 30) / Math.Max(current.Reach, 1), 0, IntegerLimits.Multiplier);
            double wanted = size / Math.Max(current.Deviation, 1) * Math.Pow(2, shift);
            multipliers[c] = random.Chance(5) ? random.Pick(0, limit) : (int)Math.Clamp(Math.Round(wanted), 0, limit);
            biases[c] = random.Chance(10)
                ? random.Between(-IntegerLimits.Threshold, IntegerLimits.Threshold) >> random.Below(13)
                : (int)Math.Clamp(size * random.Between(-10, 20) / 10, -IntegerLimits.Threshold, IntegerLimits.Threshold);
        }

        return new StreamArtifact(new BranchArtifact(multipliers.ToEquatableArray(), shift), biases.ToEquatableArray());
    }

    private static AttentionArtifact Gains(FloatGraph graph, FloatNode node, SplitMix random)
    {
        int fraction = random.Pick(0, 4, 8, 8, 12, 15, 20);
        int gains = graph.TimeSteps * ((AttentionOperation)node.Operation).Heads;
        return new AttentionArtifact(
            node.Parameters,
            fraction,
            Enumerable.Range(0, gains).Select(_ => random.Below(12) switch
            {
                0 => random.Pick(short.MinValue, short.MaxValue, 0),
                1 => -random.Below(1 << Math.Min(fraction, 14)),
                _ => (int)Math.Min(short.MaxValue, (1L << fraction) * random.Between(1, 24) / 16),
            }).ToEquatableArray());
    }

    /// <summary>Heads whose sums fit 32 bits whatever the states are.</summary>
    private static HeadsArtifact Heads(FloatGraph graph, SplitMix random)
    {
        FloatNode node = graph.Nodes[^1];
        var heads = (HeadsOperation)node.Operation;
        long rows = (long)graph.TimeSteps * graph.Nodes[node.Inputs[0]].Shape.Height * graph.Nodes[node.Inputs[0]].Shape.Width;
        int shift = random.Below(4);
        while ((rows << 15 >> shift) * IntegerLimits.HeadWeight * 2 * heads.Channels >= 1L << 30)
        {
            shift++;
        }

        return new HeadsArtifact(
            node.Parameters,
            Enumerable.Range(0, 2 * heads.Channels * heads.Classes)
                .Select(_ => random.Chance(5) ? random.Pick(-IntegerLimits.HeadWeight, IntegerLimits.HeadWeight) : random.Between(-60, 60))
                .ToEquatableArray(),
            shift,
            Enumerable.Range(0, heads.Classes).Select(_ => random.Between(-(1 << 28), 1 << 28) >> random.Below(28)).ToEquatableArray());
    }
}
