using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace SnnDsl.Benchmarks.Kernels;

/// <summary>Counts the instructions of all kernels on all cores, and of the portable ones beside them.</summary>
internal static class KernelsCommand
{
    private const string Json = "artifacts/bench.json";
    private const string Picture = "artifacts/bench.png";
    private const string Program = "tests/benchmarks/kernels/kernel_counts";

    public static void Run(bool isPinning)
    {
        var rows = new List<KernelRow>();
        var portable = new List<KernelRow>();
        AnsiConsole.Progress().Start(progress =>
        {
            ProgressTask task = progress.AddTask("Counting instructions", maxValue: 2 * Tool.Cores.Count);
            foreach (string core in Tool.Cores)
            {
                rows.AddRange(Count(core));
                task.Increment(1);
                portable.AddRange(Count(core, "-portable", "ON"));
                task.Increment(1);
            }
        });
        foreach (var kernel in rows.GroupBy(r => r.Kernel))
        {
            PrintTable(kernel.Key, [.. kernel], portable);
        }

        Bars.Print(rows);
        Int8Layers.Print(rows);
        Tool.Write(Json, Serialize([.. rows, .. portable.Select(r => r with { Core = r.Core + " portable" })]));
        KernelPlot.Save(rows, Picture);
        if (isPinning)
        {
            Pins.Write(rows);
        }

        AnsiConsole.WriteLine($"{Json} and {Picture} are written.{(isPinning ? " The counts are pinned." : "")}");
    }

    /// <summary>Compares the counts on all cores with the pinned ones; returns whether all are within the tolerance.</summary>
    public static bool Check() => Pins.Check([.. Tool.Cores.SelectMany(core => Count(core))]);

    private static IEnumerable<KernelRow> Count(string core, string suffix = "", string isPortable = "OFF")
    {
        string folder = Tool.Build(core, "kernel_counts", suffix, $"-DSNN_PORTABLE={isPortable}");
        return KernelRow.Parse(core, Tool.Emulate(core, $"{folder}/{Program}"));
    }

    private static void PrintTable(string kernel, KernelRow[] rows, List<KernelRow> portable)
    {
        string unit = kernel switch
        {
            "neurons" => "neuron",
            _ when kernel.StartsWith("max pool", StringComparison.Ordinal) => "output bit",
            _ => "synaptic operation",
        };
        var table = new Table().Title($"{kernel}: instructions per {unit} (portable kernels)");
        table.AddColumns(["format", "rate", .. Tool.Cores.Select(Tool.Short)]);
        foreach (var line in rows.GroupBy(r => (r.Format, r.Rate)))
        {
            table.AddRow([line.Key.Format, line.Key.Rate == 0 ? "" : $"{line.Key.Rate} %", .. line.Select(r => Cell(r, portable))]);
        }

        AnsiConsole.Write(table);
    }

    private static string Cell(KernelRow row, List<KernelRow> portable)
    {
        double other = portable.First(p => (p.Kernel, p.Format, p.Core, p.Rate) == (row.Kernel, row.Format, row.Core, row.Rate)).InstructionsPerSop;
        return string.Create(CultureInfo.InvariantCulture, $"{row.InstructionsPerSop:0.000} ({other:0.00})");
    }

    private static string Serialize(KernelRow[] rows) => JsonSerializer.Serialize(
        rows.Select(r => new
        {
            kernel = r.Kernel,
            format = r.Format,
            core = r.Core,
            rate = r.Rate,
            instructions = r.Instructions,
            synaptic_operations = r.SynapticOperations,
            instructions_per_sop = Math.Round(r.InstructionsPerSop, 4),
            weights = r.Weights,
            neurons = r.Neurons,
            instructions_per_weight = r.Weights == 0 ? (double?)null : Math.Round((double)r.Instructions / r.Weights, 4),
            instructions_per_neuron = Math.Round((double)r.Instructions / r.Neurons, 4),
        }),
        JsonOptions);

    private static JsonSerializerOptions JsonOptions { get; } = new() { WriteIndented = true };
}
