using System.CommandLine;
using System.Globalization;
using SnnDsl.Cli.Arguments;
using SnnDsl.Cli.Reports;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Export;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Teachers;
using Spectre.Console;
using static TorchSharp.torch;

namespace SnnDsl.Cli;

/// <summary><c>train</c>: trains a network class, continuing where an interrupted run stopped, and exports it.</summary>
public static class TrainCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="network">The network class.</param>
    /// <param name="load">Reads the data from the folder the user named, or from its usual place (null).</param>
    /// <param name="recipe">Options that the user's options start from.</param>
    public static Command Create(Type network, Func<string?, TrainingData> load, TrainingOptions recipe)
    {
        var data = DataOption.Create();
        var epochs = new Option<int>("--epochs") { Description = "Passes over the training images", DefaultValueFactory = _ => recipe.Epochs };
        var seed = new Option<int>("--seed") { Description = "Determines initial weights, order and augmentation", DefaultValueFactory = _ => recipe.Seed };
        var rate = new Option<double>("--learning-rate") { Description = "Peak of the learning rate", DefaultValueFactory = _ => recipe.LearningRate };
        var threads = new Option<int>("--threads") { Description = "Processor threads", DefaultValueFactory = _ => 1 };
        var work = new Option<string>("--work") { Description = "Folder of checkpoint and training curve", DefaultValueFactory = _ => Path.Combine("artifacts", network.Name) };
        var output = new Option<string>("--output") { Description = "Trained parameters to write", DefaultValueFactory = _ => network.Name + ".snn" };
        var initial = new Option<string?>("--initial") { Description = "Checkpoint of another run to take the initial weights from: a network with layers of the same names and sizes, such as this one with fewer time steps" };
        var timeSteps = new Option<int?>("--time-steps") { Description = "Train with another number of time steps than the class declares: fewer are faster, and their checkpoint can be the start of --initial or prune --base" };
        var maxShift = AugmentationArguments.MaxShift(recipe);
        var quantizer = new QuantizerArguments(recipe.Quantizer);
        var objective = new ObjectiveArguments(recipe);
        var neurons = new NeuronArguments(recipe);
        var distillation = new DistillationArguments(recipe);
        var command = new Command("train", $"Trains {network.Name}, resuming from its checkpoint, and exports its integers") { data, epochs, seed, rate, maxShift, threads, work, output, initial, timeSteps };
        quantizer.AddTo(command);
        objective.AddTo(command);
        neurons.AddTo(command);
        distillation.AddTo(command);
        command.SetAction(result => ErrorReport.Guard(() =>
        {
            UseThreads(result.GetValue(threads));
            var images = load(result.GetValue(data));
            Run(
                network,
                result.GetValue(timeSteps),
                images,
                distillation.Read(result, neurons.Read(result, objective.Read(result, recipe))) with
                {
                    Epochs = result.GetValue(epochs),
                    Seed = result.GetValue(seed),
                    LearningRate = result.GetValue(rate),
                    Augmentation = recipe.Augmentation with { MaxShift = result.GetValue(maxShift) },
                    Quantizer = quantizer.Read(result),
                },
                distillation.Teacher(result, images),
                result.GetValue(initial),
                result.GetValue(work)!,
                result.GetValue(output)!);
        }));
        return command;
    }

    /// <summary>Sets the number of processor threads of all training.</summary>
    public static void UseThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        set_num_threads(threads);
    }

    private static void Run(
        Type network, int? timeSteps, TrainingData data, TrainingOptions options, ITeacher? teacher, string? initial, string work, string output)
    {
        var declared = NetworkBuilder.Graph(network);
        var graph = timeSteps is { } steps ? WithTimeSteps(declared, steps) : declared;
        using var model = NetworkBuilder.Build(graph, options.Seed, quantizer: options.Quantizer);
        if (initial is not null)
            Checkpoint.LoadWeights(model, initial);
        using var trainer = new Trainer(model, data.Train, data.Validation, options) { Origin = initial is null ? null : "from " + Checkpoint.Hash(initial), Teacher = teacher };
        var checkpoint = Path.Combine(work, "checkpoint.bin");
        if (Checkpoint.TryLoad(trainer, checkpoint))
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Continuing after epoch {trainer.History.Count} from {checkpoint}");
        TrainingConsole.Run(trainer, checkpoint);
        var curve = Path.Combine(work, "training.png");
        TrainingCurve.Save(trainer.History, [.. model.SpikingStages], curve);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Training curve: {curve}");

        if (WhyNotExported(graph, declared, options, checkpoint) is { } reason)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{reason}");
            return;
        }
        var artifact = TrainedExport.Run(model, data, options);
        Exporter.Save(artifact, output);
        EvaluateCommand.Print(artifact);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Trained parameters: {output}");
    }

    private static FloatGraph WithTimeSteps(FloatGraph graph, int timeSteps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeSteps, 1, "--time-steps");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeSteps, DeclarationReader.MaximumTimeSteps, "--time-steps");
        return graph with { Declaration = graph.Declaration with { TimeSteps = timeSteps } };
    }

    private static string? WhyNotExported(FloatGraph graph, FloatGraph declared, TrainingOptions options, string checkpoint) =>
        options.Quantizer.Method == QuantizerMethod.None
            ? "Weights are in floating point, so there are no integers to export: prune and quantize the network next."
        : graph.TimeSteps != declared.TimeSteps
            ? $"Trained with {graph.TimeSteps} time steps instead of {declared.TimeSteps}, so nothing is exported: go on with train --initial {checkpoint} or prune --base {checkpoint}."
        : null;
}
