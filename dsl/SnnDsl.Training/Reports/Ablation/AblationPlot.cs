using ScottPlot;

namespace SnnDsl.Training.Reports.Ablation;

/// <summary>Draws the accuracies of an ablation: one panel per quantizer, criteria side by side, a colour for each number of bits.</summary>
public static class AblationPlot
{
    private const int PanelWidth = 900;
    private const int PanelHeight = 380;
    private const double Spread = 0.12;

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
            plot.Axes.Bottom.SetTicks([.. criteria.Select((_, i) => (double)i)], criteria);
            for (var series = 0; series < bits.Length; series++)
                Series(plot, quantizers[panel].Where(g => g.Key.Bits == bits[series]), criteria, bits[series], (series - ((bits.Length - 1) / 2.0)) * Spread);
            plot.ShowLegend(Alignment.LowerRight);
            plot.Axes.SetLimitsX(-0.5, criteria.Length - 0.5);
        }
        var beside = path + ".tmp.png";
        multiplot.SavePng(beside, PanelWidth, quantizers.Length * PanelHeight);
        File.Move(beside, path, overwrite: true);
    }

    private static void Series(
        Plot plot, IEnumerable<IGrouping<(string Quantizer, int Bits, string Criterion), AblationCell>> groups, string[] criteria, int bits, double offset)
    {
        var points = groups.Select(g => (
            X: Array.IndexOf(criteria, g.Key.Criterion) + offset,
            Value: SampleStatistics.Of([.. g.Select(c => 100 * c.Accuracy)]))).ToArray();
        var (xs, ys) = (points.Select(p => p.X).ToArray(), points.Select(p => p.Value.Mean).ToArray());
        var markers = plot.Add.Markers(xs, ys);
        markers.LegendText = FormattableString.Invariant($"{bits} bits");
        var errors = plot.Add.ErrorBar(xs, ys, [.. points.Select(p => double.IsNaN(p.Value.HalfWidth) ? 0 : p.Value.HalfWidth)]);
        errors.Color = markers.Color;
    }
}
