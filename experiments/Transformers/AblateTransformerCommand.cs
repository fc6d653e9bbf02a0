using System.CommandLine;
using System.Globalization;
using SnnDsl.Cli;
using SnnDsl.Cli.Arguments;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Teachers;
using Spectre.Console;

namespace SnnDsl.Experiments.Transformers;

/// <summary><c>transformer</c>: trains a transformer with and without averaging shortcuts and distillation from several seeds, continuing
/// where an interrupted run stopped, and reports what each part is worth.</summary>
public static class AblateTransformerCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="network">The network class, which averages states and has two heads.</param>
    /// <param name="load">Reads the data from the folder the user named, or from its usual place (null).</param>
    /// <param name="recipe">Options of the training, with a target of distillation.</param>
    public static Command Create(Type network, Func<string?, TrainingData> load, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(recipe);
        var data = DataOption.Create();
        var variants = Comparison.List("--variants", "Parts that networks have", ["both", "averaging", "distillation", "neither"], "both", "averaging", "distillation");
        var seeds = Comparison.Number("--seeds", "Number of networks per variant, seeds from 1", 3);
        var images = Comparison.Number("--images", "Training images, the first ones", 5120);
        var epochs = Comparison.Number("--epochs", "Epochs of each network", 8);
        var threads = Comparison.Number("--threads", "Processor threads", 1);
        var work = new Option<string>("--work") { Description = "Folder of cells and report", DefaultValueFactory = _ => Path.Combine("artifacts", network.Name, "ablation") };
        var distillation = new DistillationArguments(recipe);
        var command = new Command("transformer", $"Compares averaging shortcuts and distillation on {network.Name} over several seeds") { data, variants, seeds, images, epochs, threads, work };
        distillation.AddTo(command);
        command.SetAction(result => ErrorReport.Guard(() =>
        {
            TrainCommand.UseThreads(result.GetValue(threads));
            var loaded = load(result.GetValue(data));
            var teacher = distillation.Teacher(result, loaded) ?? throw new ArgumentException("A comparison with distillation needs --distillation hard or soft.");
            var training = new CellTraining(loaded.Train, loaded.Test, result.GetValue(images));
            var keys =
                from seed in Enumerable.Range(1, result.GetValue(seeds))
                from variant in result.GetValue(variants)!.Distinct()
                select new TransformerKey(variant is "both" or "averaging", variant is "both" or "distillation", seed);
            Run(network, loaded, [.. keys], distillation.Read(result, recipe) with { Epochs = result.GetValue(epochs) }, teacher, training, result.GetValue(work)!);
        }));
        return command;
    }

    private static void Run(
        Type network, TrainingData data, IReadOnlyList<TransformerKey> keys, Recipe options, ITeacher teacher, CellTraining training, string folder)
    {
        var declaration = NetworkBuilder.Graph(network).Declaration;
        var run = new TransformerRun(declaration, options, teacher, training, folder);
        Comparison.Run(keys, run.Run);
        var report = new TransformerReport(run.All());
        var path = Path.Combine(folder, "transformer");
        File.WriteAllText(path + ".md", report.ToMarkdown(declaration.Name, $"{data.Test.Name}, {data.TestName}", training.Train.Count, options));
        File.WriteAllText(path + ".csv", report.Cells().ToCsv());
        Console.Out.WriteLine(report.Summary().ToMarkdown());
        Console.Out.WriteLine(report.Differences().ToMarkdown());
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Report: {path}.md, .csv");
    }
}
