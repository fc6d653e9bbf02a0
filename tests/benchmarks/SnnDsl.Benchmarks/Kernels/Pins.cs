using System.Globalization;
using System.Text;
using Spectre.Console;

namespace SnnDsl.Benchmarks.Kernels;

/// <summary>The pinned instruction counts: core, kernel, format, rate, instructions. Tests compare with them.</summary>
internal static class Pins
{
    private const string File = "tests/benchmarks/kernels/pins.csv";
    private const double Tolerance = 0.01;

    public static void Write(IEnumerable<KernelRow> rows)
    {
        var text = new StringBuilder("# Pinned instruction counts: core,kernel,format,rate,instructions. Written by ./bench.sh --pin.\n");
        foreach (KernelRow row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Key},{row.Instructions}\n");
        }

        Tool.Write(File, text.ToString());
    }

    /// <summary>Prints what has moved by more than 1 %, is new or is missing; returns whether there is nothing of it.</summary>
    public static bool Check(IReadOnlyList<KernelRow> rows)
    {
        Dictionary<string, long> pins = Read();
        Dictionary<string, long> counts = rows.ToDictionary(r => r.Key, r => r.Instructions);
        string[] moved = [.. counts.Keys.Union(pins.Keys).Where(k => !IsKept(pins, counts, k))];
        if (moved.Length == 0)
        {
            AnsiConsole.WriteLine($"{counts.Count} instruction counts are within 1 % of the pinned ones.");
            return true;
        }

        var table = new Table().Title($"{moved.Length} of {counts.Count} instruction counts are not the pinned ones");
        table.AddColumns("core", "kernel", "format", "rate", "pinned", "now", "change");
        foreach (string key in moved)
        {
            bool isPinned = pins.TryGetValue(key, out long pin);
            bool isCounted = counts.TryGetValue(key, out long count);
            string change = isPinned && isCounted
                ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * (count - pin) / pin:+0.0;-0.0} %")
                : isPinned ? "missing" : "new";
            table.AddRow([.. key.Split(','), isPinned ? Grouped(pin) : "", isCounted ? Grouped(count) : "", change]);
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine("If that is intended, pin them again: ./bench.sh --pin");
        return false;
    }

    private static bool IsKept(Dictionary<string, long> pins, Dictionary<string, long> counts, string key) =>
        pins.TryGetValue(key, out long pin) && counts.TryGetValue(key, out long count) && Math.Abs(count - pin) <= Tolerance * pin;

    private static Dictionary<string, long> Read() => System.IO.File.ReadLines(File)
        .Where(l => l.Length > 0 && l[0] != '#')
        .ToDictionary(l => l[..l.LastIndexOf(',')], l => long.Parse(l[(l.LastIndexOf(',') + 1)..], CultureInfo.InvariantCulture));

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
