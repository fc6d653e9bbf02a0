using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Tests;

/// <summary>
/// Valid parameters for any declaration: random weights, and thresholds in proportion to the spread of the currents, so
/// that neurons fire often but not always. Equal seeds give equal artifacts.
/// </summary>
internal static class TestArtifacts
{
    /// <summary>Spikes per neuron and time step that thresholds are made for.</summary>
    internal const double ExpectedRate = 0.25;

    /// <summary>What every proved range stays below, so that sums of two still fit 32 bits.</summary>
    internal const long Bound = 1 << 29;

    public static NetworkArtifact Random(FloatGraph graph, int seed)
    {
        var random = new Random(seed);
        EquatableArray<SynapseUse> uses = SynapseUse.Of(graph);
        int streamBits = uses.Any(u => u.IsStream) ? random.Next(IntegerLimits.StreamFractionalBits + 1) : 0;
        return new NetworkArtifact(
            graph.Name,
            DeclarationText.Lines(graph.Declaration),
            graph.Declaration.Stages.Where(s => s.HasSynapse).Select(s => Stage(graph, uses.First(u => u.Stage == s.Name), streamBits, random)).ToEquatableArray(),
            new TrainingArtifact("random", 1, 0.5, 0.5, 1, seed))
        {
            StreamFractionalBits = streamBits,
            Attentions = graph.Nodes.Where(n => n.Operation is AttentionOperation).Select(n => TestStreams.Attention(graph, n, random)).ToEquatableArray(),
            Heads = graph.Nodes.Where(n => n.Operation is HeadsOperation).Select(n => TestStreams.Heads(graph, n, random)).FirstOrDefault(),
        };
    }

    private static StageArtifact Stage(FloatGraph graph, SynapseUse use, int streamBits, Random random)
    {
        FloatNode synapse = use.Synapse;
        (int fanIn, WeightFormat format) = (use.Operation.FanIn, use.Operation.Weights);
        Input input = InputOf(graph, synapse);
        int limit = (int)Math.Min(format.Maximum, Math.Max(1, Bound / 4 / ((long)fanIn * input.Maximum * graph.TimeSteps)));
        int channels = synapse.Shape.Channels;
        int[] weights = [.. Enumerable.Range(0, channels * fanIn).Select(_ => Weight(format, limit, random))];
        long reach = (long)fanIn * limit * input.Maximum * graph.TimeSteps;
        double spread = limit / Math.Sqrt(3) * Math.Sqrt(fanIn * input.MeanSquare);
        return new StageArtifact(
            use.Stage,
            format,
            weights.ToEquatableArray(),
            use.Neuron is null ? null : Neuron(channels, reach, spread, random),
            use.Neuron is null && !use.IsStream ? ReadOut(channels, reach, random) : null,
            graph.Kept.FirstOrDefault(k => k.Stage == use.Stage)?.Channels)
        {
            Stream = use.IsStream ? TestStreams.Current(channels, reach, spread, streamBits, random) : null,
        };
    }

    private static NeuronArtifact Neuron(int channels, long reach, double spread, Random random)
    {
        int most = 0;
        while (most < 8 && reach << (most + 1) < Bound)
        {
            most++;
        }

        int fractionalBits = random.Next(most + 1);
        double unit = spread * (1 << fractionalBits);
        return new NeuronArtifact(
            fractionalBits,
            Numbers(channels, () => (int)Math.Min(IntegerLimits.Threshold, unit * (0.2 + random.NextDouble()))),
            Numbers(channels, () => (int)Math.Min(IntegerLimits.Threshold / 4, unit * (random.NextDouble() - 0.5) / 2)),
            ExpectedRate);
    }

    private static ReadOutArtifact ReadOut(int channels, long reach, Random random)
    {
        int most = (int)Math.Clamp(Bound / reach, 1, IntegerLimits.Multiplier);
        return new ReadOutArtifact(
            Numbers(channels, () => random.Next(1, most + 1)), Numbers(channels, () => random.Next(-1000, 1001)));
    }

    private static int Weight(WeightFormat format, int limit, Random random)
    {
        int weight = random.Next(-limit, limit + 1);
        return format.Contains(weight) ? weight : weight - Math.Sign(weight) + (weight == 0 ? 1 : 0);
    }

    internal static EquatableArray<int> Numbers(int count, Func<int> next) =>
        Enumerable.Range(0, count).Select(_ => next()).ToEquatableArray();

    /// <summary>Largest element and mean square of what a synapse reads.</summary>
    private static Input InputOf(FloatGraph graph, FloatNode synapse)
    {
        FloatNode node = graph.Nodes[synapse.Inputs[0]];
        while (node.Operation is FlattenOperation)
        {
            node = graph.Nodes[node.Inputs[0]];
        }

        if (node.Operation is InputOperation)
        {
            return new Input(255, 255.0 * 255 / 3);
        }

        int window = node.Operation is PoolOperation { Kind: not PoolKind.Max } pool ? pool.Window.Size : 1;
        double mean = window * ExpectedRate;
        return new Input(window, mean + (mean * mean));
    }

    private sealed record Input(int Maximum, double MeanSquare);
}
