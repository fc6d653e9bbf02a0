using System.Globalization;
using Spectre.Console;

namespace SnnDsl.Benchmarks.Kernels;

/// <summary>The same layer shapes with 8-bit activations under CMSIS-NN, whose counts are a data file beside this project.</summary>
internal static class Int8Layers
{
    private const string File = "tests/benchmarks/int8_layers.csv";

    /// <summary>CMSIS-NN's name and that of the whole spiking layer, neurons included, which its time steps follow.</summary>
    private static readonly (string Layer, string Kernel)[] Shapes =
        [("FC 256-128", "linear layer 256-128"), ("conv3x3 16x16x16-16", "conv+lif 3x3 16x16x16-16"), ("conv3x3 28x28x1-16", "encoder 3x3 28x28x1-16")];

    private static readonly int[] TimeSteps = [1, 4];

    public static void Print(IReadOnlyList<KernelRow> rows)
    {
        string[][] layers = [.. System.IO.File.ReadLines(File).Where(l => !l.StartsWith('#')).Skip(1).Select(l => l.Split(','))];
        var table = new Table().Title("CMSIS-NN instructions of a layer, and how many times those of the whole spiking layer at 10 % spikes they are");
        table.AddColumns(["layer", "format", "steps", .. Tool.Cores.Select(Tool.Short)]);
        foreach ((string layer, string kernel) in Shapes)
        {
            foreach (string format in rows.Where(r => r.Kernel == $"{kernel} T=1").Select(r => r.Format).Distinct())
            {
                foreach (int steps in TimeSteps)
                {
                    table.AddRow([layer, format, $"{steps}", .. Tool.Cores.Select(core => Cell(rows, layers, layer, $"{kernel} T={steps}", format, core))]);
                }
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

        // The encoder has no spike rate: its image is dense, 100.
        long instructions = long.Parse(rival[2], CultureInfo.InvariantCulture);
        KernelRow row = rows.First(r => r.Kernel == kernel && r.Format == format && r.Core == core && r.Rate is 10 or 100);
        return string.Create(CultureInfo.InvariantCulture, $"{instructions / 1000.0:0} k, {(double)instructions / row.Instructions:0.0} x");
    }
}
