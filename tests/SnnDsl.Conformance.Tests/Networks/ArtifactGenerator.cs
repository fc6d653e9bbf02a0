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
        var stages = new List<StageArtifact>();
        int inputMaximum = 255;
        foreach (StageDeclaration stage in graph.Declaration.Stages)
        {
            FloatNode synapse = graph.Nodes.First(n => n.Stage == stage.Name && n.Operation is (Conv2dOperation or LinearOperation));
            (int channels, int fanIn, WeightFormat format) = SynapseSize(synapse);
            int[] weights = WeightGenerator.Draw(format, channels, fanIn, random);
            stages.Add(new StageArtifact(
                stage.Name,
                format,
                weights.ToEquatableArray(),
                stage.Neuron is null ? null : NeuronGenerator.Draw(weights, channels, inputMaximum, maximumFraction, random),
                stage.Neuron is null ? ReadOutGenerator.Draw(weights, channels, inputMaximum * graph.TimeSteps, random) : null));
            inputMaximum = stage.Pool is { Kind: not PoolKind.Max } pool ? pool.Size * pool.Size : 1;
        }

        var training = new TrainingArtifact("random", 0, 0, 0, 0, 0);
        return new NetworkArtifact(graph.Name, DeclarationText.Lines(graph.Declaration), stages.ToEquatableArray(), training);
    }

    /// <summary>Output channels, weights per channel and format of a synapse.</summary>
    public static (int Channels, int FanIn, WeightFormat Format) SynapseSize(FloatNode synapse) => synapse.Operation switch
    {
        Conv2dOperation c => (c.Channels, c.Kernel * c.Kernel * c.Input.Channels, c.Weights),
        LinearOperation l => (l.Outputs, l.Inputs, l.Weights),
        _ => throw new ArgumentException($"The node {synapse.Name} is not a synapse.", nameof(synapse)),
    };
}
