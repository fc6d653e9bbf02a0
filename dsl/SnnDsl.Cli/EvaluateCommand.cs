using System.CommandLine;
using System.Globalization;
using SnnDsl.Compiler;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Data;
using SnnDsl.Training.Export;
using Spectre.Console;

namespace SnnDsl.Cli;

/// <summary><c>evaluate</c>: runs trained parameters in the integer simulator.</summary>
public static class EvaluateCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="network">The network class.</param>
    /// <param name="load">Reads the data from the folder the user named, or from its usual place (null).</param>
    public static Command Create(Type network, Func<string?, TrainingData> load)
    {
        var data = DataOption.Create();
        var parameters = ParametersOption.Read(network);
        var command = new Command("evaluate", $"Measures the integers of a trained {network.Name} in the simulator") { data, parameters };
        command.SetAction(result => ErrorReport.Guard(() => Run(network, load(result.GetValue(data)), result.GetValue(parameters)!)));
        return command;
    }

    internal static void Print(NetworkArtifact artifact)
    {
        var training = artifact.Training;
        if (training.Epoch is { } epoch)
            Line($"Epoch {epoch.Number} of {training.Epochs}, the {epoch.Choice} one");
        if (training.Validation is { } validation)
            Line($"{(validation.HeldOut ? "Validation" : "Training images that it learned from")} ({validation.Samples} images): {validation.AccuracyInteger:P2} in integers");
        Line($"{training.DataSet} ({training.Samples} images): {training.AccuracyFloat:P2} in floating point, {training.AccuracyInteger:P2} in integers");
        var spiking = artifact.Stages.Where(stage => stage.Neuron is not null).ToArray();
        TrainingConsole.PrintRates(spiking.Select(stage => stage.Name), spiking.Select(stage => stage.Neuron!.SpikeRate));
    }

    private static void Run(Type network, TrainingData data, string path)
    {
        var plan = TrainedNetwork.Load(network, File.ReadAllText(path));
        var evaluation = IntegerEvaluation.Run(plan.Graph, data.Test);
        Line($"{network.Name} on {data.TestName} ({data.Test.Count} images): {evaluation.Accuracy:P2} in integers");
        TrainingConsole.PrintRates(IntegerEvaluation.SpikingNodes(plan.Graph).Select(node => node.Name), evaluation.SpikeRates);
    }

    private static void Line(FormattableString text) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, text);
}
