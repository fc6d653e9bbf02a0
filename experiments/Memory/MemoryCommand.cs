using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SnnDsl.Cli;
using SnnDsl.Cli.Arguments;
using SnnDsl.Compiler.Reports;
using SnnDsl.Training;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Modules.Transformer;
using static TorchSharp.torch;

namespace SnnDsl.Experiments.Memory;

/// <summary><c>memory</c>: measures how much memory a training step of a network with residual streams takes, by where the activations of
/// its branches come from. Each measurement is a process of its own, whose peak the operating system knows.</summary>
public static class MemoryCommand
{
    private static readonly (string Name, Recomputation Value)[] Modes =
        [("none", Recomputation.None), ("inputs", Recomputation.FromInputs), ("outputs", Recomputation.FromOutputs)];

    /// <summary>Creates the command.</summary>
    /// <param name="network">The network class.</param>
    /// <param name="recipe">Options of the training.</param>
    public static Command Create(Type network, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(recipe);
        var batch = Comparison.Number("--batch", "Images of the step", 256, minimum: 2);
        var only = new Option<string?>("--only") { Description = "Measure one mode in this process: none, inputs or outputs; forward for the network alone" };
        var command = new Command("memory", $"Measures the peak memory of a training step of {network.Name} with kept and with recomputed activations") { batch, only };
        command.SetAction(result => ErrorReport.Guard(() =>
        {
            if (result.GetValue(only) is { } mode)
                Console.Out.WriteLine(Invariant(Step(network, recipe, result.GetValue(batch), mode)));
            else
                Report(result.GetValue(batch));
        }));
        return command;
    }

    private static void Report(int batch)
    {
        var idle = Child("forward", batch);
        var peaks = Modes.Select(mode => (mode.Name, Bytes: Child(mode.Name, batch) - idle)).ToArray();
        var table = new ReportTable(
            ["recomputation", "peak of a step above an untrained network, MB", "saved"],
            [.. peaks.Select(p => (IReadOnlyList<string>)[
                p.Name,
                (p.Bytes / 1e6).ToString("F0", CultureInfo.InvariantCulture),
                (1 - ((double)p.Bytes / peaks[0].Bytes)).ToString("P0", CultureInfo.InvariantCulture)])]);
        Console.Out.WriteLine(table.ToMarkdown());
    }

    private static long Child(string mode, int batch)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // A program that dotnet runs names its assembly first, and the words of the command stand in front of its options.
        var words = Environment.GetCommandLineArgs();
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(words[0]);
        foreach (var argument in (string[])[.. words.Skip(1).TakeWhile(word => !word.StartsWith('-')), "--batch", Invariant(batch), "--only", mode])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && long.TryParse(output.Trim(), CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : throw new InvalidOperationException($"The measurement of '{mode}' failed: {output}");
    }

    /// <summary>Peak of the process after a step, bytes.</summary>
    private static long Step(Type network, Recipe recipe, int batch, string mode)
    {
        var graph = NetworkBuilder.Graph(network);
        using var model = NetworkBuilder.Build(graph, recipe.Seed, recipe.Quantizer);
        model.Surrogate = recipe.Surrogate;
        model.train();
        using var scope = NewDisposeScope();
        var input = graph.Declaration.Input;
        var images = rand(mode == "forward" ? 2 : batch, input.Channels, input.Height, input.Width);
        if (mode != "forward")
            model.Streams = new StreamOptions(new Choice<Recomputation>("--only", "Mode", Modes, Recomputation.None).Find(mode));
        var logits = model.Run(images);
        recipe.Loss.Compute(logits, zeros(images.shape[0], dtype: ScalarType.Int64), labelSmoothing: 0).backward();
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static string Invariant(long value) => value.ToString(CultureInfo.InvariantCulture);
}
