using ScottPlot;
using SnnDsl.Experiments.Statistics;

namespace SnnDsl.Experiments.Regulation;

/// <summary>Draws a comparison of Q-SNN's regulations: accuracies above, paired differences below.</summary>
public static class RegulationPlot
{
    private const int LeastWidth = 1000;
    private const int WidthPerDifference = 100;
    private const int PanelHeight = 380;

    /// <summary>Writes a PNG with means and 95 % confidence intervals.</summary>
    public static void Save(RegulationReport report, string path)
    {
        ArgumentNullException.ThrowIfNull(report);
        var multiplot = new Multiplot();
        multiplot.AddPlots(2);
        Accuracies(multiplot.GetPlot(0), report);
        Differences(multiplot.GetPlot(1), report.Contrasts);
        MeanPlot.Save(multiplot, Math.Max(LeastWidth, WidthPerDifference * report.Contrasts.Count), 2 * PanelHeight, path);
    }

    private static void Accuracies(Plot plot, RegulationReport report)
    {
        var series = report.Groups().GroupBy(group => group.Key.MembraneBits).ToArray();
        var regulations = RegulationKey.Regulations.ToList();
        foreach (var (index, groups) in series.Index())
        {
            var xs = groups.Select(group => regulations.IndexOf(group.Key.Regulation) + MeanPlot.Offset(index, series.Length));
            var values = groups.Select(group => SampleStatistics.Of([.. group.Select(c => 100 * c.Accuracy)]));
            MeanPlot.Add(plot, [.. xs], [.. values]).LegendText = FormattableString.Invariant($"membranes of {groups.Key} bits");
        }
        plot.Title("Accuracy by what is regulated: means over seeds with 95 % confidence intervals");
        plot.YLabel("accuracy in %");
        MeanPlot.Categories(plot, [.. regulations]);
        plot.ShowLegend(Alignment.LowerRight);
    }

    private static void Differences(Plot plot, IReadOnlyList<RegulationContrast> contrasts)
    {
        var zero = plot.Add.HorizontalLine(0);
        (zero.Color, zero.LinePattern) = (Colors.Gray, LinePattern.Dashed);
        MeanPlot.Add(plot, [.. contrasts.Select((_, i) => (double)i)], [.. contrasts.Select(c => c.Points)]);
        plot.Title("Paired differences with 95 % confidence intervals");
        plot.YLabel("points");
        MeanPlot.Categories(plot, [.. contrasts.Select(c => $"{c.Name}\n{c.Of}")]);
        plot.Axes.Bottom.TickLabelStyle.FontSize = 10;
    }
}
