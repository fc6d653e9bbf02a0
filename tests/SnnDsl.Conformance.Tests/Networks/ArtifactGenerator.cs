using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>
/// Draws trained parameters: weights on the grid of their format, thresholds at which neurons fire now and then, and
/// the extremes of everything.
/// </summary>
internal static class ArtifactGenerator
{
    /// <summary>Draws parameters of a network.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="maximumFraction">Most fractional bits of a membrane.</param>
    /// <param name="random">Source of randomness.</param>
    public static NetworkArtifact Draw(FloatGraph graph, int maximumFraction, SplitMix random)
    {
        EquatableArray<SynapseUse> uses = SynapseUse.Of(graph);
        EquatableArray<StageArtifact> stages = graph.Declaration.Stages
            .Where(s => s.HasSynapse)
            .Select(s => DrawStage(graph, [.. uses.Where(u => u.Stage == s.Name)], maximumFraction, random))
            .ToEquatableArray();
        var training = new TrainingArtifact("random", 0, 0, 0, 0, 0);
        var artifact = new NetworkArtifact(graph.Name, DeclarationText.Lines(graph.Declaration), BranchScaleGenerator.Complete(graph, stages, random), training);
        return StreamParameterGenerator.Complete(graph, artifact, random);
    }

    private static StageArtifact DrawStage(FloatGraph graph, SynapseUse[] uses, int maximumFraction, SplitMix random)
    {
        (int channels, int fanIn, WeightFormat format) = SynapseSize(uses[0].Synapse);
        int[] weights = WeightGenerator.Draw(format, channels, fanIn, random);
        int inputMaximum = uses.Max(u => Maximum(graph, graph.Nodes[u.Synapse.Inputs[0]]));
        bool isReadOut = uses[0] is { Neuron: null, IsStream: false };
        return new StageArtifact(
            uses[0].Stage,
            format,
            weights.ToEquatableArray(),
            uses[0] is { IsBranch: false, Neuron: { } neuron } ? NeuronGenerator.Draw(neuron, weights, channels, inputMaximum, maximumFraction, uses[0].Branch is not null, random) : null,
            isReadOut ? ReadOutGenerator.Draw(graph.Declaration, weights, channels, inputMaximum, random) : null,
            graph.Kept.FirstOrDefault(k => k.Stage == uses[0].Stage)?.Channels);
    }

    /// <summary>Largest integer of a value: of a pixel, a spike, or a count of spikes or events.</summary>
    public static int Maximum(FloatGraph graph, FloatNode value) => value.Operation switch
    {
        InputOperation => graph.Declaration.ReadsEvents ? graph.Declaration.EventMaximum : 255,
        FlattenOperation => Maximum(graph, graph.Nodes[value.Inputs[0]]),
        PoolOperation { Kind: not PoolKind.Max } pool => pool.Window.Size,
        _ => 1,
    };

    /// <summary>Output channels, weights per channel and format of a synapse.</summary>
    public static (int Channels, int FanIn, WeightFormat Format) SynapseSize(FloatNode synapse)
    {
        var operation = (SynapseOperation)synapse.Operation;
        return (operation.Channels, operation.FanIn, operation.Weights);
    }
}
