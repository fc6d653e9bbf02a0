using System.Globalization;
using System.Text;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Reports;
using SnnDsl.Experiments.Statistics;
using SnnDsl.Training;
using static SnnDsl.Experiments.Statistics.StatisticsText;

namespace SnnDsl.Experiments.Transformers;

/// <summary>Tables of a comparison of averaging shortcuts and distillation: means over seeds with 95 % confidence intervals, and paired
/// differences.</summary>
/// <param name="cells">At least one network.</param>
internal sealed class TransformerReport(IReadOnlyList<TransformerCell> cells)
{
    private static readonly (string Name, string First, string Second)[] Contrasts =
    [
        ("distillation", "both", "averaging"), ("averaging", "both", "distillation"), ("both", "both", "neither"),
    ];

    /// <summary>One row for each variant, accuracies in percent.</summary>
    internal ReportTable Summary() => new(
        ["variant", "seeds", "accuracy %", "95 % interval ±"],
        [.. cells.GroupBy(c => c.Key.Variant).OrderBy(g => g.Key, StringComparer.Ordinal).Select(group => (IReadOnlyList<string>)Row(group))]);

    /// <summary>One row for each part: networks with it minus those of equal seeds without it, in points.</summary>
    internal ReportTable Differences() => new(
        ["part", .. DifferenceColumns],
        [.. Contrasts.Select(c => (IReadOnlyList<string>)[c.Name, .. Difference(SampleStatistics.OfDifferences(Points(c.First), Points(c.Second)))])]);

    /// <summary>One row for each network.</summary>
    internal ReportTable Cells() => new(
        ["averaging", "distillation", "seed", "accuracy", "seconds"],
        [.. cells.OrderBy(c => $"{c.Key}", StringComparer.Ordinal).Select(c => (IReadOnlyList<string>)[
            c.Key.Averages ? "yes" : "no", c.Key.Distils ? "yes" : "no", Invariant.Text(c.Key.Seed), Invariant.Text(c.Accuracy), Number(c.Seconds, "F1")])]);

    internal string ToMarkdown(string network, string data, int images, Recipe options)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Averaging shortcuts and distillation of {network} on {data}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{images} training images, {options.Epochs} epochs. Accuracy is that of the network in floating point with quantized weights. Intervals are Student's t over seeds.\n\n");
        return text.Append(Summary().ToMarkdown()).Append("\n## Paired differences\n\nWith the part minus without it, in points, networks of equal seeds.\n\n").Append(Differences().ToMarkdown()).ToString();
    }

    private Dictionary<int, double> Points(string variant) => cells.Where(c => c.Key.Variant == variant).ToDictionary(c => c.Key.Seed, c => 100 * c.Accuracy);

    private static string[] Row(IGrouping<string, TransformerCell> group)
    {
        var statistics = SampleStatistics.Of([.. group.Select(c => 100 * c.Accuracy)]);
        return [group.Key, Invariant.Text(statistics.Count), Number(statistics.Mean, "F2"), Number(statistics.HalfWidth, "F2")];
    }
}
