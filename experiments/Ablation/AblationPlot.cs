using ScottPlot;
using SnnDsl.Experiments.Statistics;

namespace SnnDsl.Experiments.Ablation;

/// <summary>Draws the accuracies of an ablation: one panel per quantizer, criteria side by side, a colour for each number of bits.</summary>
public static class AblationPlot
{
    private const int PanelWidth = 900;
    private const int PanelHeight = 380;

    /// <summary>Writes a PNG with means and 95 % confidence intervals.</summary>
    public static void Save(AblationReport report, string path)
    {
        ArgumentNullException.ThrowIfNull(report);
        var quantizers = report.Groups().GroupBy(g => g.Key.Quantizer).ToArray();
        var criteria = report.Groups().Select(g => g.Key.Criterion).Distinct().ToArray();
        var bits = report.Groups().Select(g => g.Key.Bits).Distinct().OrderDescending().ToArray();
        var multiplot = new Multiplot();
        multiplot.AddPlots(quantizers.Length);
        for (var panel = 0; panel < quantizers.Length; panel++)
        {
            var plot = multiplot.GetPlot(panel);
            plot.Title(quantizers[panel].Key);
            plot.YLabel("accuracy in %");
            for (var series = 0; series < bits.Length; series++)
                Series(plot, quantizers[panel].Where(g => g.Key.Bits == bits[series]), criteria, bits[series], MeanPlot.Offset(series, bits.Length));
            plot.ShowLegend(Alignment.LowerRight);
            MeanPlot.Categories(plot, criteria);
        }
        MeanPlot.Save(multiplot, PanelWidth, quantizers.Length * PanelHeight, path);
    }

    private static void Series(
        Plot plot, IEnumerable<IGrouping<(string Quantizer, int Bits, string Criterion), AblationCell>> groups, string[] criteria, int bits, double offset)
    {
        var points = groups.Select(g => (
            X: Array.IndexOf(criteria, g.Key.Criterion) + offset,
            Value: SampleStatistics.Of([.. g.Select(c => 100 * c.Accuracy)]))).ToArray();
        MeanPlot.Add(plot, [.. points.Select(p => p.X)], [.. points.Select(p => p.Value)]).LegendText = FormattableString.Invariant($"{bits} bits");
    }
}
