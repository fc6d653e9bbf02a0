using System.CommandLine;
using System.Globalization;
using SnnDsl.Cli.Arguments;
using SnnDsl.Cli.Reports;
using SnnDsl.Data;
using SnnDsl.Training;
using Spectre.Console;
using static TorchSharp.torch;

namespace SnnDsl.Cli;

/// <summary>The command <c>train</c>: trains a network class, going on where an interrupted run stopped, and exports it.</summary>
public static class TrainCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="network">The network class.</param>
    /// <param name="load">Reads the data from the folder the user named, or from its usual place (null).</param>
    /// <param name="recipe">Options that the user's options start from.</param>
    public static Command Create(Type network, Func<string?, TrainingData> load, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(recipe);
        var (data, name) = (DataOption.Create(), DataOption.Name());
        var threads = new Option<int>("--threads") { Description = "Processor threads", DefaultValueFactory = _ => 1 };
        var work = new Option<string>("--work") { Description = "Folder of checkpoints and training curve", DefaultValueFactory = _ => Path.Combine("artifacts", network.Name) };
        var output = ParametersOption.Write(network);
        var initial = new Option<string?>("--initial") { Description = "Checkpoint of another run to take the initial weights from: a network with layers of the same names and sizes, such as this one with fewer time steps" };
        var timeSteps = new Option<int?>("--time-steps") { Description = "Train with another number of time steps than the class declares: fewer are faster, and their checkpoint can be the start of --initial or prune --base" };
        var arguments = new RecipeArguments(recipe);
        var command = new Command("train", $"Trains {network.Name}, resuming from its checkpoint, and exports its integers") { data, name, threads, work, output, initial, timeSteps };
        arguments.AddTo(command);
        command.SetAction(result => ErrorReport.Guard(() =>
        {
            UseThreads(result.GetValue(threads));
            OutputFile.Check(result.GetValue(output)!);
            var images = load(result.GetValue(data)).Named(result.GetValue(name));
            using var run = TrainingRun.Create(network, images, arguments.Read(result), new RunSettings
            {
                Folder = result.GetValue(work),
                Initial = result.GetValue(initial),
                TimeSteps = result.GetValue(timeSteps),
                Teacher = arguments.Distillation.Teacher(result, images),
            });
            Run(run, result.GetValue(output)!);
        }));
        return command;
    }

    /// <summary>Sets the number of processor threads of all training.</summary>
    /// <exception cref="RecipeException">It is below 1.</exception>
    public static void UseThreads(int threads)
    {
        if (threads < 1)
            throw new RecipeException(FormattableString.Invariant($"threads is {threads}; allowed are 1 and more."));
        set_num_threads(threads);
    }

    /// <summary>Trains what is left of a run, draws its curve, exports and prints what came out.</summary>
    internal static void Run(TrainingRun run, string output)
    {
        Line($"Trained parameters will go to {output}; checkpoints are in {run.Folder}");
        TrainingConsole.Run(run);
        var curve = Path.Combine(run.Folder, "training.png");
        TrainingCurve.Save(run.History, [.. run.Network.SpikingStages], curve);
        Line($"Training curve: {curve}");
        if (run.WhyNotExported is { } reason)
        {
            Line($"{reason}");
            return;
        }
        EvaluateCommand.Print(run.Export(output, AnsiConsole.WriteLine));
        Line($"Trained parameters: {output}");
    }

    private static void Line(FormattableString text) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, text);
}
