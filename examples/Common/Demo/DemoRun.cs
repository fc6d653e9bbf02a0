using System.Globalization;
using System.Runtime.InteropServices;
using SnnDsl.Compiler;
using SnnDsl.Compiler.Passes;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Data;
using Spectre.Console;

namespace Examples.Common.Demo;

/// <summary>The demo of one network.</summary>
internal static class DemoRun
{
    /// <summary>Runs it, prints its figures and writes them to its report.</summary>
    /// <returns>Whether board and simulator agree in every spike.</returns>
    /// <exception cref="FileNotFoundException">The firmware has not been built.</exception>
    public static bool Start(DemoNetwork network, int count, string core, string? folder)
    {
        string firmware = EmulatedBoard.Firmware(network.Firmware, core);
        EmulatedBoard.Require(firmware + "_traced", core);
        ImageDataSet test = network.Test(folder);
        if (count > test.Count)
        {
            throw new ArgumentException($"--images is {count}, but there are {test.Count} test images; allowed is 1 to {test.Count}.");
        }

        Plan plan = TrainedNetwork.Load(network.Network, File.ReadAllText(network.Parameters));
        using var work = new TemporaryFolder();
        var files = new BoardFiles(work.Path, test.Slice(0, count));
        Simulated[] simulated = Simulate(plan, test, count);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Running {count} images on {core} in QEMU, then once more with all spikes written down");
        BoardRun run = BoardRun.Start(core, firmware, files.Images, files.Labels, $"{count}");
        string trace = Path.Combine(work.Path, "trace");
        BoardRun.Start(core, firmware + "_traced", files.Images, files.Labels, $"{count}", trace);
        bool identical = HasTheSameSpikes(simulated, trace);
        DemoResult figures = Figures(plan, test, simulated, run, identical);
        figures.Write(network.Report);
        DemoTable.Print(figures, Int8Rival.Read(Path.Combine("tests", "benchmarks", "int8_baseline.csv"), network.Rival, core));
        AnsiConsole.WriteLine($"The same figures are in {network.Report}.");
        return identical;
    }

    private static Simulated[] Simulate(Plan plan, ImageDataSet test, int traced)
    {
        var simulator = new Simulator(plan.Graph);
        var results = new Simulated[test.Count];
        AnsiConsole.Progress().Start(context =>
        {
            ProgressTask task = context.AddTask($"Simulating {test.Count} images", maxValue: test.Count);
            Parallel.For(0, test.Count, i =>
            {
                SimulationResult result = simulator.Run(test.Image(i));
                results[i] = new Simulated(result.Label, i < traced ? SpikeWords.Trace(plan.Graph, result) : []);
                task.Increment(1);
            });
        });
        return results;
    }

    /// <summary>Whether the file holds exactly the words of all layers of all images.</summary>
    private static bool HasTheSameSpikes(Simulated[] simulated, string trace)
    {
        uint[] expected = [.. simulated.SelectMany(s => s.Trace)];
        return File.ReadAllBytes(trace).AsSpan().SequenceEqual(MemoryMarshal.AsBytes<uint>(expected));
    }

    private static DemoResult Figures(Plan plan, ImageDataSet test, Simulated[] simulated, BoardRun run, bool identical)
    {
        double Accuracy(int count) => Enumerable.Range(0, count).Count(i => simulated[i].Label == test.Labels.Span[i]) / (double)count;
        return new DemoResult
        {
            Network = plan.Graph.Name,
            Board = run.Board,
            Images = run.Images,
            AccuracyFloat = plan.Graph.Training.AccuracyFloat,
            AccuracyInteger = plan.Graph.Training.AccuracyInteger,
            TrainingTestImages = plan.Graph.Training.Samples,
            AccuracySimulator = Accuracy(run.Images),
            AccuracyBoard = run.Correct / (double)run.Images,
            AccuracySimulatorTestSet = Accuracy(test.Count),
            TestImages = test.Count,
            SpikesIdentical = identical,
            InstructionsPerInference = run.Instructions,
            FlashBytes = run.FlashBytes,
            RamBytes = run.RamBytes,
            StackBytes = run.StackBytes,
            WeightBytes = plan.WeightBytes,
        };
    }

    /// <summary>The label of an image, and the words of its spikes if they are to be compared.</summary>
    private sealed record Simulated(int Label, uint[] Trace);
}
