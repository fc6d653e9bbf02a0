using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Data;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Modules.Transformer;

namespace SnnDsl.Training.Export;

/// <summary>Writes a trained network as integers, and checks them against the float network.</summary>
public static class Exporter
{
    /// <summary>Folds the network to integers and measures both on the same images.</summary>
    /// <param name="network">The trained network.</param>
    /// <param name="data">Images that float network and integers are compared on.</param>
    /// <param name="split">Name of that split, for the artifact.</param>
    /// <param name="epochs">Epochs trained.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="calibration">The format of its residual streams; by default the images to compare on decide.</param>
    /// <param name="report">Told what the format of the streams costs.</param>
    /// <exception cref="InvalidDataException">The integers do not fit the declaration or 32 bits.</exception>
    public static NetworkArtifact Run(
        SpikingNetwork network, ImageDataSet data, string split, int epochs, int seed, StreamCalibration? calibration = null, Action<string>? report = null)
    {
        var floating = Evaluation.Run(network, data);
        if (calibration is null && StreamCalibration.IsNeeded(network))
            calibration = StreamCalibration.Run(network, data);
        var training = new TrainingArtifact($"{data.Name}, {split}", data.Count, floating.Accuracy, 0, epochs, seed);
        var draft = Draft(network, training, calibration?.FractionalBits ?? 0);
        var graph = Link(network.Graph, draft);
        var integers = IntegerEvaluation.Run(graph, data);
        if (calibration is not null)
            report?.Invoke(calibration.Text(integers));
        return draft with
        {
            Stages = draft.Stages.Select(stage => stage.Neuron is { } neuron
                ? stage with { Neuron = neuron with { SpikeRate = SpikeRate(graph, integers, stage.Name) } }
                : stage).ToEquatableArray(),
            Training = training with { AccuracyInteger = integers.Accuracy },
        };
    }

    /// <summary>The integers without what only the simulator can tell.</summary>
    internal static NetworkArtifact Draft(SpikingNetwork network, TrainingArtifact training, int streamBits)
    {
        var graph = network.Graph;
        var attentions = graph.Nodes.Where(node => node.Operation is AttentionOperation).ToDictionary(node => node.Parameters);
        var heads = graph.Nodes.FirstOrDefault(node => node.Operation is HeadsOperation);
        return new NetworkArtifact(graph.Name, DeclarationText.Lines(graph.Declaration), StageExporter.Run(network, streamBits).ToEquatableArray(), training)
        {
            StreamFractionalBits = streamBits,
            Attentions = graph.Declaration.Stages.Where(stage => attentions.ContainsKey(stage.Name))
                .Select(stage => AttentionFolding.Fold(attentions[stage.Name], (AttentionLayer)network.Module(attentions[stage.Name])))
                .ToEquatableArray(),
            Heads = heads is null ? null : HeadsFolding.Fold(graph, heads, (ClassifierHeads)network.Module(heads), streamBits),
        };
    }

    /// <summary>Writes the artifact's text beside the file, then renames.</summary>
    public static void Save(NetworkArtifact artifact, string path)
    {
        var beside = path + ".tmp";
        File.WriteAllText(beside, ArtifactWriter.Write(artifact));
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>The integer graph of an artifact.</summary>
    /// <exception cref="InvalidDataException">It does not fit the graph; all issues are named.</exception>
    public static IntegerGraph Link(FloatGraph graph, NetworkArtifact artifact)
    {
        var issues = new IssueSink();
        return Linker.Run(graph, artifact, issues)
            ?? throw new InvalidDataException(string.Join(Environment.NewLine, issues.ToArray()));
    }

    /// <summary>Mean rate over all uses of a stage.</summary>
    private static double SpikeRate(IntegerGraph graph, Evaluation integers, string stage) =>
        IntegerEvaluation.SpikingNodes(graph).Zip(integers.SpikeRates)
            .Where(layer => layer.First.Stage == stage)
            .Average(layer => layer.Second);
}
