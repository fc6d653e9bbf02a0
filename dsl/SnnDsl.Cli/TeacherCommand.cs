using System.CommandLine;
using System.Globalization;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Teachers;
using Spectre.Console;

namespace SnnDsl.Cli;

/// <summary><c>teacher</c>: trains a convolutional network to learn from.</summary>
public static class TeacherCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="load">Reads the data from the folder the user named, or from its usual place (null).</param>
    /// <param name="recipe">Options that the user's options start from.</param>
    public static Command Create(Func<string?, TrainingData> load, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var data = DataOption.Create();
        var epochs = new Option<int>("--epochs") { Description = "Passes over the training images", DefaultValueFactory = _ => recipe.Epochs };
        var seed = new Option<int>("--seed") { Description = "Determines initial weights, order and augmentation", DefaultValueFactory = _ => recipe.Seed };
        var threads = new Option<int>("--threads") { Description = "Processor threads", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--output") { Description = "Teacher to write", DefaultValueFactory = _ => Path.Combine("artifacts", "teacher.bin") };
        var logits = new Option<string?>("--logits") { Description = "Also write its logits for all training images" };
        var command = new Command("teacher", "Trains a convolutional network in floating point that others learn from") { data, epochs, seed, threads, output, logits };
        command.SetAction(result => ErrorReport.Guard(() =>
        {
            TrainCommand.UseThreads(result.GetValue(threads));
            OutputFile.Check(result.GetValue(output)!);
            Run(
                load(result.GetValue(data)),
                recipe with { Epochs = result.GetValue(epochs), Seed = result.GetValue(seed) },
                result.GetValue(output)!,
                result.GetValue(logits));
        }));
        return command;
    }

    private static void Run(TrainingData data, Recipe options, string output, string? logits)
    {
        using var teacher = AnsiConsole.Progress().Start(context =>
        {
            var task = context.AddTask("teacher", maxValue: Math.Max(1, options.Epochs * (data.Train.Count / options.BatchSize)));
            return TeacherTraining.Run(data.Train, options, new DirectProgress<int>(done => task.Value = done));
        });
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        teacher.save(output + ".tmp");
        File.Move(output + ".tmp", output, overwrite: true);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"Teacher: {output}, {TeacherTraining.Accuracy(teacher, data.Test):P2} of {data.TestName}");
        if (logits is not null)
        {
            using var all = TeacherTraining.Logits(teacher, data.Train);
            StoredLogits.Save(all, logits);
        }
    }
}
