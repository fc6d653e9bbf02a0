using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using SnnDsl.Compiler.Emission;
using SnnDsl.Compiler.Passes;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Training.Commands;
using SnnDsl.Training.Data;
using Spectre.Console;

namespace FashionMnist.Demo;

/// <summary>
/// <c>demo</c>: classifies the test set in the simulator and its first images on an emulated board, compares every spike,
/// and prints the figures. The firmware must have been built; demo.sh does it all.
/// </summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var images = new Option<int>("--images") { Description = "Test images to run on the board, 1 to 10000", DefaultValueFactory = _ => 500 };
        images.Validators.Add(result =>
        {
            int count = result.GetValueOrDefault<int>();
            if (count is < 1 or > 10000)
            {
                result.AddError($"--images is {count}; allowed is 1 to 10000");
            }
        });
        var core = new Option<string>("--core") { Description = "Core whose firmware is in build/<core>", DefaultValueFactory = _ => "cortex-m4" };
        core.AcceptOnlyFromAmong("cortex-m0", "cortex-m3", "cortex-m4", "cortex-m7", "cortex-m33", "cortex-m55");
        var data = DataOption.Create();
        var command = new Command("demo", "Runs test images on an emulated board and compares every spike with the simulator") { images, core, data };
        command.SetAction(result => ErrorReport.Guard(() => Run(result.GetValue(images), result.GetValue(core)!, result.GetValue(data))));
        return command;
    }

    private static int Run(int count, string core, string? folder)
    {
        string firmware = Path.Combine("build", core, "examples", "FashionMnist", "firmware");
        RequireFirmware(Path.Combine(firmware, "fashion_mnist_traced.elf"), core);
        ImageDataSet test = SnnDsl.Training.Data.FashionMnist.Test(folder);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, test.Count, "--images");
        Plan plan = TrainedNetwork.Load(typeof(FashionNet), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "FashionNet.snn")));
        using var work = new TemporaryFolder();
        var files = new BoardFiles(work.Path, test);
        Simulated[] simulated = Simulate(plan, test, count);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Running {count} images on {core} in QEMU, then once more with all spikes written down");
        BoardRun run = BoardRun.Start(core, Path.Combine(firmware, "fashion_mnist"), files.Images, files.Labels, $"{count}");
        string trace = Path.Combine(work.Path, "trace");
        BoardRun.Start(core, Path.Combine(firmware, "fashion_mnist_traced"), files.Images, files.Labels, $"{count}", trace);
        bool identical = HasTheSameSpikes(simulated, trace);
        DemoResult figures = Figures(plan, test, simulated, run, identical);
        figures.Write(Path.Combine("artifacts", "demo.json"));
        DemoTable.Print(figures, Int8Rival.Read(Path.Combine("tests", "benchmarks", "int8_baseline.csv"), core));
        AnsiConsole.WriteLine("The same figures are in artifacts/demo.json.");
        return identical ? 0 : 1;
    }

    private static void RequireFirmware(string path, string core)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"There is no '{path}'. In the repository's root, build it first: cmake --preset {core} -DSNN_BUILD_EXAMPLES=ON && cmake --build build/{core}");
        }
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
