using System.Globalization;
using System.Text.RegularExpressions;

namespace SnnDsl.Benchmarks.Library;

/// <summary>The table of the library's files in its README, written and compared.</summary>
internal static partial class TableCommand
{
    private const string Readme = "runtime-c/README.md";
    private const string Begin = "<!-- ./bench.sh table -->\n";
    private const string End = "<!-- end -->";

    /// <summary>Writes the table.</summary>
    /// <exception cref="BenchmarkException">The README has no place for it.</exception>
    public static void Run()
    {
        string text = File.ReadAllText(Readme);
        (int begin, int end) = Place(text);
        Tool.Write(Readme, text[..begin] + Table() + text[end..]);
        Console.WriteLine($"{Readme}: the table of files is written.");
    }

    /// <summary>Whether the table names the files that there are, and no figure moved by more than 1 %.</summary>
    public static bool Check()
    {
        string text = File.ReadAllText(Readme);
        (int begin, int end) = Place(text);
        string[] stated = text[begin..end].Split('\n'), measured = Table().Split('\n');
        bool holds = stated.Length == measured.Length && stated.Zip(measured).All(pair => Agree(pair.First, pair.Second));
        if (!holds)
        {
            Console.Error.WriteLine($"{Readme}: the table is not that of the library; ./bench.sh table writes it anew.");
        }

        return holds;
    }

    private static bool Agree(string stated, string measured) =>
        Number().Replace(stated, "") == Number().Replace(measured, "")
        && Numbers(stated).Zip(Numbers(measured)).All(pair => 100 * Math.Abs(pair.First - pair.Second) <= Math.Max(pair.First, 100));

    private static IEnumerable<int> Numbers(string line) =>
        Number().Matches(line).Select(m => int.Parse(m.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));

    private static string Table()
    {
        string[] headings = ["File", "Functions", .. SourceFiles.Columns.Select(c => c.Heading), "Stack"];
        string[] lines = [.. new[] { headings, [.. headings.Select((_, i) => i < 2 ? "---" : "---:")] }.Select(cells => $"| {string.Join(" | ", cells)} |")];
        return string.Concat(lines.Concat(SourceFiles.Measure().Select(file => file.Row())).Select(line => line + "\n"));
    }

    private static (int Begin, int End) Place(string text)
    {
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        int end = text.IndexOf(End, begin < 0 ? 0 : begin, StringComparison.Ordinal);
        return begin >= 0 && end >= 0
            ? (begin + Begin.Length, end)
            : throw new BenchmarkException($"{Readme} has no lines '{Begin.TrimEnd()}' and '{End}' for the table between them.");
    }

    /// <summary>A cell that is a number.</summary>
    [GeneratedRegex(@"(?<=\| )[\d,]+(?= \|)")]
    private static partial Regex Number();
}
