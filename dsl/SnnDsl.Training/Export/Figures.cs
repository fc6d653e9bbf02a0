using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Export;

/// <summary>Figures of integers in the simulator, each with the data that it is of.</summary>
public static class Figures
{
    /// <summary>Measures an artifact's integers and replaces its accuracies of integers, its validation and its spike rates. The integers
    /// stay what they are.</summary>
    /// <param name="graph">The float graph of its class.</param>
    /// <param name="artifact">The integers, with the other figures of the training.</param>
    /// <param name="images">Spike rates are of its validation images, the accuracy is of its test images.</param>
    /// <param name="validationFloat">Accuracy in floating point on the validation images, if it is known.</param>
    /// <param name="afterValidation">Told what the integers do on the validation images.</param>
    public static NetworkArtifact Measure(
        FloatGraph graph, NetworkArtifact artifact, ExportImages images, double? validationFloat = null, Action<Evaluation>? afterValidation = null)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(images);
        var integers = Exporter.Link(graph, artifact);
        var validation = IntegerEvaluation.Run(integers, images.Validation);
        afterValidation?.Invoke(validation);
        var test = IntegerEvaluation.Run(integers, images.Test);
        return artifact with
        {
            Stages = artifact.Stages.Select(stage => stage.Neuron is { } neuron
                ? stage with { Neuron = neuron with { SpikeRate = SpikeRate(integers, validation, stage.Name) } }
                : stage).ToEquatableArray(),
            Training = artifact.Training with
            {
                DataSet = $"{images.Test.Name}, {images.TestName}",
                Samples = images.Test.Count,
                AccuracyInteger = test.Accuracy,
                Validation = new ValidationArtifact(images.Validation.Count, images.SplitSeed, images.HeldOut, validationFloat, validation.Accuracy),
            },
        };
    }

    /// <summary>Mean rate over all uses of a stage.</summary>
    private static double SpikeRate(IntegerGraph graph, Evaluation integers, string stage) =>
        IntegerEvaluation.SpikingNodes(graph).Zip(integers.SpikeRates)
            .Where(layer => layer.First.Stage == stage)
            .Average(layer => layer.Second);
}
