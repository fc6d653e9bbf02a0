using System.Globalization;
using SnnDsl.Compiler.Reports;

namespace PaperNetworks.Sizes;

/// <summary>The networks' parameters and sizes beside those of the paper.</summary>
public static class SizeTable
{
    private const double Million = 1e6;
    private const double Kibibyte = 1024;

    /// <summary>Columns of the table.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "Network", "Data set", "T", "Setting", "Unpruned, M", "Parameters, M", "With batch norm, M",
        .. PaperFigure.Bits.Select(bits => $"{bits} bit: paper, MB"),
        .. PaperFigure.Bits.Select(bits => $"{bits} bit: equation 16, MB"),
        .. PaperFigure.Bits.Select(bits => $"{bits} bit: target, KiB"),
    ];

    /// <summary>One row for each figure of the paper.</summary>
    public static ReportTable Create(IEnumerable<PaperFigure> figures) => new(Columns, [.. figures.Select(Row)]);

    /// <summary>The table with fewer and narrower columns, for a terminal: sizes with 8, 4 and 2 bits share one.</summary>
    public static ReportTable Compact(ReportTable table) => new(
        ["Network", "Data set", "Params, M", "Paper, MB", "Eq. 16", "Target, KiB"],
        [.. table.Rows.Select(row => (string[])[row[0], row[1], row[5], Join(row, 7), Join(row, 10) == Join(row, 7) ? "equal" : Join(row, 10), Join(row, 13)])]);

    /// <summary>Parameters in millions as the table shows them.</summary>
    public static string Millions(double count) => (count / Million).ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>Megabytes by equation 16 as the table shows them.</summary>
    public static string Megabytes(ParameterCounts counts, int bits) =>
        ModelSize.PaperMegabytes(counts, bits).ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>Whether parameters and sizes come out as the paper has them, in every digit it gives.</summary>
    public static bool Agrees(PaperFigure figure)
    {
        ParameterCounts counts = NetworkSize.Of(figure.Network).Counts;
        return Millions(counts.Total) == figure.Parameters
            && PaperFigure.Bits.Select(bits => Megabytes(counts, bits)).SequenceEqual(figure.Megabytes);
    }

    private static string Join(IReadOnlyList<string> row, int first) => string.Join("/", row.Skip(first).Take(PaperFigure.Bits.Count));

    private static string[] Row(PaperFigure figure)
    {
        NetworkSize size = NetworkSize.Of(figure.Network);
        ParameterCounts counts = size.Counts;
        return
        [
            figure.Family, figure.DataSet, size.Pruned.TimeSteps.ToString(CultureInfo.InvariantCulture), figure.Setting + " M",
            Millions(size.DeclaredCounts.Total), Millions(counts.Total), Millions(counts.All),
            .. figure.Megabytes,
            .. PaperFigure.Bits.Select(bits => Megabytes(counts, bits)),
            .. PaperFigure.Bits.Select(bits => (ModelSize.TargetBytes(counts, bits) / Kibibyte).ToString("F0", CultureInfo.InvariantCulture)),
        ];
    }
}
