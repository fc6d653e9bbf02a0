using System.Globalization;
using SnnDsl.Compiler.Reports;

namespace PaperNetworks.Sizes;

/// <summary>The transformers' parameters and sizes beside what they should be.</summary>
public static class TransformerTable
{
    private const double Kibibyte = 1024;

    /// <summary>Columns of the table.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["Network", "Data set", "T", "Expected", "Parameters", "With 1 bit, M", "Expected, MB", "Size, MB", "Target, KiB"];

    /// <summary>One row for each figure.</summary>
    public static ReportTable Create(IEnumerable<TransformerFigure> figures) => new(Columns, [.. figures.Select(Row)]);

    /// <summary>The table with fewer columns, for a terminal.</summary>
    public static ReportTable Compact(ReportTable table) => new(
        ["Network", "Data set", "Parameters", "Expected", "MB", "Expected", "Target, KiB"],
        [.. table.Rows.Select(row => (string[])[row[0], row[1], row[4], Compare(row[3], row[4]), row[7], Compare(row[6], row[7]), row[8]])]);

    /// <summary>Megabytes as the table shows them.</summary>
    public static string Megabytes(ParameterCounts counts) => ModelSize.PaperMegabytes(counts).ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>Whether parameters and size are what they should be, in every digit.</summary>
    public static bool Agrees(TransformerFigure figure)
    {
        ParameterCounts counts = NetworkSize.Of(figure.Network).Counts;
        return counts.All == figure.Parameters && Megabytes(counts) == figure.Megabytes;
    }

    private static string Compare(string expected, string actual) => expected == actual ? "equal" : expected;

    private static string[] Row(TransformerFigure figure)
    {
        NetworkSize size = NetworkSize.Of(figure.Network);
        return
        [
            figure.Family, figure.DataSet, size.Declared.TimeSteps.ToString(CultureInfo.InvariantCulture),
            figure.Parameters.ToString(CultureInfo.InvariantCulture), size.Counts.All.ToString(CultureInfo.InvariantCulture),
            SizeTable.Millions(size.Counts.Hidden), figure.Megabytes, Megabytes(size.Counts),
            (ModelSize.TargetBytes(size.Counts) / Kibibyte).ToString("F0", CultureInfo.InvariantCulture),
        ];
    }
}
