using System.CommandLine;
using SnnDsl.Cli;
using SnnDsl.Cli.Arguments;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Modules;

namespace SnnDsl.Experiments.Regulation;

/// <summary><c>regulation</c>: trains a network class with and without the two halves of Q-SNN's dual regulation, with membranes of
/// several numbers of bits and several seeds, continuing where an interrupted run stopped, and reports what each part is worth.</summary>
public static class AblateRegulationCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="network">The network class.</param>
    /// <param name="load">Reads the data from the folder the user named, or from its usual place (null).</param>
    /// <param name="recipe">Options of the training.</param>
    public static Command Create(Type network, Func<string?, TrainingData> load, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(recipe);
        var data = DataOption.Create();
        var bits = Comparison.List("--membrane-bits", "Bits of the membranes' codes, in all layers", ["8", "4", "2"], "8", "4", "2");
        var seeds = Comparison.Number("--seeds", "Number of networks per combination, seeds from 1", 3);
        var images = Comparison.Number("--images", "Training images, the first ones", 5120);
        var epochs = Comparison.Number("--epochs", "Epochs of each network", 6);
        var threads = Comparison.Number("--threads", "Processor threads", 1);
        var work = new Option<string>("--work") { Description = "Folder of cells and report", DefaultValueFactory = _ => Path.Combine("artifacts", network.Name, "regulation") };
        var objective = new ObjectiveArguments(recipe);
        var command = new Command("regulation", $"Compares weight regulation, spike regulation and bits of membranes on {network.Name} over several seeds")
        {
            data, bits, seeds, images, epochs, threads, work,
        };
        objective.AddTo(command);
        command.SetAction(result => ErrorReport.Guard(() =>
        {
            TrainCommand.UseThreads(result.GetValue(threads));
            var settings = new RegulationSettings(
                Comparison.Numbers(result.GetValue(bits)!),
                [.. Enumerable.Range(1, result.GetValue(seeds))],
                objective.Read(result, recipe) with { Epochs = result.GetValue(epochs) },
                result.GetValue(images));
            Run(network, load(result.GetValue(data)), settings, result.GetValue(work)!);
        }));
        return command;
    }

    private static void Run(Type network, TrainingData data, RegulationSettings settings, string folder)
    {
        var declaration = NetworkBuilder.Graph(network).Declaration;
        var run = new RegulationRun(declaration, settings, folder, data.Train, data.Test);
        Comparison.Run([.. settings.Keys()], run.Run);
        var report = new RegulationReport(run.All());
        RegulationPlot.Save(report, Path.Combine(folder, "regulation.png"));
        var markdown = report.ToMarkdown(declaration.Name, $"{data.Test.Name}, {data.TestName}", settings);
        Comparison.Write(Path.Combine(folder, "regulation"), markdown, report.Cells(), report.Summary(), report.Differences());
    }
}
