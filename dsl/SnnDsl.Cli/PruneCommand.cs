using System.CommandLine;
using SnnDsl.Cli.Arguments;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Pruning;

namespace SnnDsl.Cli;

/// <summary><c>prune</c>: removes channels of a trained network, trains what is left, continuing where an interrupted run stopped, and
/// exports it.</summary>
public static class PruneCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="network">The network class.</param>
    /// <param name="load">Reads the data from the folder the user named, or from its usual place (null).</param>
    /// <param name="recipe">Options of the training; fine-tuning takes the same epochs and rate: what is left learns about as much anew.</param>
    public static Command Create(Type network, Func<string?, TrainingData> load, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(recipe);
        var artifacts = Path.Combine("artifacts", network.Name);
        var data = DataOption.Create();
        var from = new Option<string?>("--base") { Description = $"Checkpoint of the trained network (default: {Path.Combine(artifacts, "checkpoint.bin")}; {Path.Combine(artifacts, "float", "checkpoint.bin")} for prune-then-quantize, trained if missing)" };
        var criterion = Choice("--criterion", "Which channels stay: those with the highest score by this", [.. PruningCriteria.Names]);
        var ratio = new Option<decimal?>("--ratio") { Description = "Share of channels to remove, instead of each [Prune]" };
        var order = Choice("--order", "Whether the network that is pruned has quantized weights", "quantize-then-prune", "prune-then-quantize");
        var shortcuts = Choice("--shortcuts", "Channels of stages that identity shortcuts join: by-position keeps each stage's best, aligned the same ones in all", "by-position", "aligned");
        var batches = new Option<int>("--batches") { Description = "Batches of 128 training images that the criterion looks at", DefaultValueFactory = _ => 5 };
        var threads = new Option<int>("--threads") { Description = "Processor threads", DefaultValueFactory = _ => 1 };
        var initial = new Option<string?>("--initial") { Description = "Checkpoint of an earlier fine-tuning of the same pruned network to take the initial weights from; give it another folder than this run's" };
        var work = new Option<string?>("--work") { Description = $"Folder of checkpoint and training curve (default: {Path.Combine(artifacts, "pruned-")}<criterion>)" };
        var output = ParametersOption.Write(network);
        var (optimization, validation, augmentation) = (new OptimizationArguments(recipe), new ValidationArguments(recipe), new AugmentationArguments(recipe));
        var command = new Command("prune", $"Removes channels of a trained {network.Name}, fine-tunes and exports it")
        {
            data, from, criterion, ratio, order, shortcuts, batches, initial, threads, work, output,
        };
        optimization.AddTo(command);
        validation.AddTo(command);
        augmentation.AddTo(command);
        command.SetAction(result => ErrorReport.Guard(() =>
        {
            var kind = result.GetValue(order) == "prune-then-quantize" ? PruningOrder.PruneThenQuantize : PruningOrder.QuantizeThenPrune;
            var fineTuning = augmentation.Read(result, validation.Read(result, optimization.Read(result, recipe)));
            var options = new PruneOptions(
                result.GetValue(criterion)!,
                result.GetValue(ratio),
                kind,
                result.GetValue(shortcuts) == "aligned" ? ShortcutChannels.Aligned : ShortcutChannels.ByPosition,
                result.GetValue(batches),
                fineTuning,
                result.GetValue(from) ?? Path.Combine(artifacts, kind == PruningOrder.PruneThenQuantize ? "float" : "", "checkpoint.bin"),
                result.GetValue(initial),
                result.GetValue(work) ?? Path.Combine(artifacts, "pruned-" + result.GetValue(criterion)),
                result.GetValue(output)!);
            TrainCommand.UseThreads(result.GetValue(threads));
            OutputFile.Check(options.Output);
            var images = load(result.GetValue(data));
            if (kind == PruningOrder.PruneThenQuantize)
                TrainFloat(network, images, recipe, options.BaseCheckpoint);
            PruneRun.Run(network, images, options);
        }));
        return command;
    }

    /// <summary>The base of prune-then-quantize, unless it is there.</summary>
    private static void TrainFloat(Type network, TrainingData data, Recipe recipe, string checkpoint)
    {
        if (File.Exists(checkpoint) && Checkpoint.ReadRun(checkpoint) is var trained && trained.History.Count == trained.Epochs)
            return;
        var options = recipe with { Quantizer = recipe.Quantizer with { Method = QuantizerMethod.None } };
        using var run = TrainingRun.Create(network, data, options, new RunSettings { Folder = Path.GetDirectoryName(checkpoint) });
        TrainingConsole.Run(run);
    }

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
