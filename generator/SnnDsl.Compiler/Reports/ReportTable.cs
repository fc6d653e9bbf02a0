using System.Globalization;
using System.Text;

namespace SnnDsl.Compiler.Reports;

/// <summary>A table of a report as text for people (Markdown) and for programs (CSV). Lines end with a line feed.</summary>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Cells, as many in each row as there are headings.</param>
public sealed record ReportTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>A table of GitHub's Markdown; columns of numbers are aligned to the right.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        Append(text, Columns.Select(Escape));
        Append(text, Columns.Select((_, column) => IsNumeric(column) ? "---:" : "---"));
        foreach (IReadOnlyList<string> row in Rows)
        {
            Append(text, row.Select(Escape));
        }

        return text.ToString();
    }

    /// <summary>Comma-separated values with a heading (RFC 4180).</summary>
    public string ToCsv() =>
        string.Concat(Rows.Prepend(Columns).Select(row => string.Join(",", row.Select(Quote)) + "\n"));

    private static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n");

    private static string Escape(string cell) => cell.Replace("|", "\\|").Replace("\n", " ");

    private static string Quote(string cell) =>
        cell.IndexOfAny([',', '"', '\n', '\r']) < 0 ? cell : "\"" + cell.Replace("\"", "\"\"") + "\"";

    private bool IsNumeric(int column) => Rows.Count > 0
        && Rows.All(row => double.TryParse(row[column], NumberStyles.Number, CultureInfo.InvariantCulture, out _));
}
