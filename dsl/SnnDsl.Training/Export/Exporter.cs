using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Modules.Transformer;

namespace SnnDsl.Training.Export;

/// <summary>Writes a trained network as integers, and checks them against the float network.</summary>
public static class Exporter
{
    /// <summary>Folds the network to integers and measures both. Formats of residual streams are calibrated on training images; the test
    /// images are read here and nowhere else.</summary>
    /// <param name="network">The trained network.</param>
    /// <param name="images">Images to calibrate on and to measure on.</param>
    /// <param name="recipe">Options that it was trained with.</param>
    /// <param name="epoch">The epoch that its weights are of.</param>
    /// <param name="report">Told what the format of the streams costs.</param>
    /// <exception cref="InvalidDataException">The integers do not fit the declaration or 32 bits.</exception>
    public static NetworkArtifact Run(SpikingNetwork network, ExportImages images, Recipe recipe, ChosenEpoch epoch, Action<string>? report = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(recipe);
        var calibration = StreamCalibration.IsNeeded(network) ? StreamCalibration.Run(network, images.Train) : null;
        var test = Evaluation.Run(network, images.Test);
        var training = new TrainingArtifact($"{images.Test.Name}, {images.TestName}", images.Test.Count, test.Accuracy, 0, recipe.Epochs, recipe.Seed) { Epoch = epoch };
        return Figures.Measure(
            network.Graph,
            Draft(network, training, calibration?.FractionalBits ?? 0),
            images,
            Evaluation.Run(network, images.Validation).Accuracy,
            integers =>
            {
                if (calibration is not null)
                    report?.Invoke(calibration.Text(integers));
            });
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
    public static void Save(NetworkArtifact artifact, string path) => OutputFile.Write(path, ArtifactWriter.Write(artifact));

    /// <summary>The integer graph of an artifact.</summary>
    /// <exception cref="InvalidDataException">It does not fit the graph; all issues are named.</exception>
    public static IntegerGraph Link(FloatGraph graph, NetworkArtifact artifact)
    {
        var issues = new IssueSink();
        return Linker.Run(graph, artifact, issues)
            ?? throw new InvalidDataException(string.Join(Environment.NewLine, issues.ToArray()));
    }
}
