using ScottPlot;
using ScottPlot.Plottables;

namespace SnnDsl.Experiments.Statistics;

/// <summary>Draws means with their 95 % confidence intervals.</summary>
internal static class MeanPlot
{
    private const double Spread = 0.12;

    /// <summary>Where a series stands beside the category when several share it.</summary>
    internal static double Offset(int series, int count) => (series - ((count - 1) / 2.0)) * Spread;

    /// <summary>Adds a series; a single value has no interval.</summary>
    internal static Markers Add(Plot plot, double[] xs, SampleStatistics[] values)
    {
        var ys = values.Select(value => value.Mean).ToArray();
        var markers = plot.Add.Markers(xs, ys);
        var errors = plot.Add.ErrorBar(xs, ys, [.. values.Select(value => double.IsNaN(value.HalfWidth) ? 0 : value.HalfWidth)]);
        errors.Color = markers.Color;
        return markers;
    }

    /// <summary>Names the categories along the axis.</summary>
    internal static void Categories(Plot plot, string[] names)
    {
        plot.Axes.Bottom.SetTicks([.. names.Select((_, i) => (double)i)], names);
        plot.Axes.SetLimitsX(-0.5, names.Length - 0.5);
    }

    /// <summary>Writes a PNG beside the file, then renames it.</summary>
    internal static void Save(Multiplot multiplot, int width, int height, string path)
    {
        var beside = path + ".tmp.png";
        multiplot.SavePng(beside, width, height);
        File.Move(beside, path, overwrite: true);
    }
}
