using System.Globalization;
using Spectre.Console;

namespace SnnDsl.Benchmarks.Kernels;

/// <summary>
/// Reference figures at 10 % spikes (scores of attention at 20 %), event list included, from throw-away kernels that were written before these: what
/// each instruction set should reach. Those of one bit leave the counts in bit planes; the row
/// without these words is the whole kernel, which turns them into sums.
/// </summary>
internal static class Bars
{
    private static readonly string[] Cores = ["cortex-m0", "cortex-m3", "cortex-m4", "cortex-m55"];

    private static readonly (string Kernel, string Format, int Rate, double[] Bar)[] All =
    [
        ("linear 256-128", "8", 10, [2.4, 1.41, 0.92, 0.40]),
        ("linear 256-128", "4", 10, [1.6, 1.07, 1.07, 0.30]),
        ("linear 256-128", "2", 10, [1.7, 1.11, 1.10, 0.55]),
        ("linear 256-128 bit planes", "1", 10, [0.53, 0.36, 0.36, 0.13]),
        ("linear 256-128", "1", 10, [0.53, 0.36, 0.36, 0.13]),
        ("conv 3x3 16x16x16-16", "8", 10, [6.0, 2.0, 1.46, 0.96]),
        ("neurons", "half zero", 0, [9.2, 6.1, 6.0, 2.2]),
        ("attention scores 64x32", "1", 20, [4.6, 2.0, 2.0, 2.0]),
        ("attention values 64x32", "1", 10, [1.9, 0.9, 0.9, 0.9]),
    ];

    public static void Print(IReadOnlyList<KernelRow> rows)
    {
        var table = new Table().Title("Instructions per synaptic operation at 10 % spikes, per neuron, or per score of attention, and the bar");
        table.AddColumns(["kernel", "format", .. Cores.Select(Tool.Short)]);
        foreach ((string kernel, string format, int rate, double[] bar) in All)
        {
            IEnumerable<string> cells = Cores.Select((core, i) => Cell(
                rows.Single(r => r.Kernel == kernel && r.Format == format && r.Rate == rate && r.Core == core).InstructionsPerSop, bar[i]));
            table.AddRow([kernel, format, .. cells]);
        }

        AnsiConsole.Write(table);
    }

    private static string Cell(double value, double bar)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{value:0.00} of {bar:0.00}, {value / bar:0.00} x");
        return value <= bar ? $"[green]{text}[/]" : value <= 1.05 * bar ? text : $"[red]{text}[/]";
    }
}
