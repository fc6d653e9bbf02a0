using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Modules;

namespace SnnDsl.Training.Export;

/// <summary>Turns the trained modules of each stage into integers.</summary>
internal static class StageExporter
{
    /// <summary>All stages in order, spike rates still 0.</summary>
    internal static IEnumerable<StageArtifact> Run(SpikingNetwork network)
    {
        // The input and the mean over time have no module; all other nodes have one each, in order.
        var modules = network.Graph.Nodes
            .Where(n => n.Operation is not (InputOperation or MeanOverTimeOperation))
            .Zip(network.Layers);
        PoolDeclaration? pool = null;
        var isFirst = true;
        foreach (var stage in network.Graph.Declaration.Stages)
        {
            var own = modules.Where(m => m.First.Stage == stage.Name).ToArray();
            var (node, synapse) = own.First(m => m.Second is QuantizedSynapse);
            var input = InputOf(pool, isFirst);
            var channels = StageParameters.Read(
                    (QuantizedSynapse)synapse,
                    own.Select(m => m.Second).OfType<SharedBatchNorm>().FirstOrDefault(),
                    FlattenedMap(network.Graph, node),
                    input.Scale)
                .Select(c => c.WithPositiveAlpha())
                .ToArray();
            yield return Stage(stage, own.Select(m => m.First), ((QuantizedSynapse)synapse).Format, channels, input.Maximum, network.Graph.TimeSteps);
            (pool, isFirst) = (stage.Pool, false);
        }
    }

    private static StageArtifact Stage(
        StageDeclaration stage, IEnumerable<FloatNode> nodes, WeightFormat format, ChannelParameters[] channels, int inputMaximum, int timeSteps)
    {
        var neuron = nodes.Select(n => n.Operation).OfType<NeuronOperation>().FirstOrDefault();
        return new StageArtifact(
            stage.Name,
            format,
            channels.SelectMany(c => c.Weights).ToEquatableArray(),
            neuron is null ? null : NeuronFolding.Fold(channels, neuron, inputMaximum, timeSteps),
            neuron is null ? ReadOutFolding.Fold(channels, inputMaximum, timeSteps) : null);
    }

    /// <summary>Largest integer a stage reads, and what one unit is worth in the float network.</summary>
    private static (int Maximum, double Scale) InputOf(PoolDeclaration? pool, bool isFirst) => (pool, isFirst) switch
    {
        (_, true) => (byte.MaxValue, 1.0 / byte.MaxValue),
        ({ Kind: PoolKind.Average } p, _) => (p.Size * p.Size, 1.0 / (p.Size * p.Size)),
        ({ Kind: PoolKind.Sum } p, _) => (p.Size * p.Size, 1.0),
        _ => (1, 1.0),
    };

    /// <summary>The feature map in front of a linear layer's flattening.</summary>
    private static TensorShape? FlattenedMap(FloatGraph graph, FloatNode node)
    {
        if (node.Operation is not LinearOperation)
            return null;
        var producer = graph.Nodes[node.Inputs[0]];
        return producer.Operation is FlattenOperation ? graph.Nodes[producer.Inputs[0]].Shape : null;
    }
}
