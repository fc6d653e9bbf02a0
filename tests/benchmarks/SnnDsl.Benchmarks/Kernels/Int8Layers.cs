using System.Globalization;
using Spectre.Console;

namespace SnnDsl.Benchmarks.Kernels;

/// <summary>The same layer shapes with 8-bit activations under CMSIS-NN, whose counts are a data file beside this project.</summary>
internal static class Int8Layers
{
    private const string File = "tests/benchmarks/int8_layers.csv";
    private const int TimeSteps = 4;

    private static readonly (string Layer, string Kernel)[] Shapes =
        [("FC 256-128", "linear 256-128"), ("conv3x3 16x16x16-16", "conv 3x3 16x16x16-16"), ("conv3x3 28x28x1-16", "encoder 3x3 28x28x1-16")];

    public static void Print(IReadOnlyList<KernelRow> rows)
    {
        string[][] layers = [.. System.IO.File.ReadLines(File).Where(l => !l.StartsWith('#')).Skip(1).Select(l => l.Split(','))];
        var table = new Table().Title($"CMSIS-NN instructions per layer, and how many times as many they are: {TimeSteps} time steps at 10 % spikes; the encoder runs once");
        table.AddColumns(["layer", "format", .. Tool.Cores.Select(Tool.Short)]);
        foreach ((string layer, string kernel) in Shapes)
        {
            foreach (string format in rows.Where(r => r.Kernel == kernel).Select(r => r.Format).Distinct())
            {
                table.AddRow([layer, format, .. Tool.Cores.Select(core => Cell(rows, layers, layer, kernel, format, core))]);
            }
        }

        AnsiConsole.Write(table);
    }

    private static string Cell(IReadOnlyList<KernelRow> rows, string[][] layers, string layer, string kernel, string format, string core)
    {
        if (layers.FirstOrDefault(l => l[0] == layer && l[1] == core) is not { } rival)
        {
            return "";
        }

        long instructions = long.Parse(rival[2], CultureInfo.InvariantCulture);
        KernelRow row = rows.First(r => r.Kernel == kernel && r.Format == format && r.Core == core && r.Rate is 10 or 100);
        int steps = row.Rate == 10 ? TimeSteps : 1;
        return string.Create(CultureInfo.InvariantCulture, $"{instructions / 1000.0:0} k, {(double)instructions / (steps * row.Instructions):0.0} x");
    }
}
