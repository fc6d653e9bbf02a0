using System.Globalization;

namespace SnnDsl.Benchmarks.Library;

/// <summary>A source file of the library, as a row of the table.</summary>
/// <param name="Path">From runtime-c/src on.</param>
/// <param name="Functions">Functions that other files call.</param>
/// <param name="Bytes">Code and constants by column of the table; 0 where another file is compiled in its place.</param>
/// <param name="Stack">Most bytes of stack that one of the functions takes on any core, with all it calls.</param>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Functions, IReadOnlyList<int> Bytes, int Stack)
{
    /// <summary>The row in Markdown.</summary>
    public string Row()
    {
        IEnumerable<string> cells = [$"`{Path}`", Names(), .. Bytes.Select(b => b == 0 ? "" : Text(b)), Text(Stack)];
        return $"| {string.Join(" | ", cells)} |";
    }

    /// <summary>Names of few functions, or how the names of many begin.</summary>
    private string Names()
    {
        if (Functions.Count <= 3)
        {
            return string.Join(", ", Functions.Select(f => $"`{f}`"));
        }

        string first = Functions[0];
        int length = Enumerable.Range(0, first.Length).First(i => Functions.Any(f => f.Length <= i || f[i] != first[i]));
        return $"`{first[..length]}*` ({Text(Functions.Count)})";
    }

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
