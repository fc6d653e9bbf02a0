using ScottPlot;
using SnnDsl.Compiler.Simulation;

namespace SnnDsl.Cli.Reports;

/// <summary>Draws the binary maps of one attention for one sample: a row per head, a column per time step, a dark cell where a
/// neuron of the map fired. Rows of a map are queries and its columns keys, or both channels of a head.</summary>
public static class AttentionPlot
{
    private const int PanelSize = 300;

    /// <summary>Writes a PNG.</summary>
    /// <param name="map">The maps, with at least one head, one step and one row.</param>
    /// <param name="path">Where to; replaced by renaming.</param>
    /// <exception cref="ArgumentException">There are no maps, or a step has another number of values than the maps.</exception>
    public static void Save(AttentionMap map, string path)
    {
        ArgumentNullException.ThrowIfNull(map);
        Check(map);
        var multiplot = new Multiplot();
        multiplot.AddPlots(map.Heads * map.Steps.Count);
        multiplot.Layout = new ScottPlot.MultiplotLayouts.Grid(map.Heads, map.Steps.Count);
        for (var head = 0; head < map.Heads; head++)
        {
            for (var step = 0; step < map.Steps.Count; step++)
                Panel(multiplot.GetPlot((head * map.Steps.Count) + step), map, step, head);
        }
        var beside = path + ".tmp.png";
        multiplot.SavePng(beside, map.Steps.Count * PanelSize, map.Heads * PanelSize);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Share of the neurons of a head's map that fired in a step.</summary>
    internal static double Density(AttentionMap map, int step, int head) => Cells(map, step, head).Cast<double>().Average();

    /// <summary>1 where a neuron fired, [row, column].</summary>
    internal static double[,] Cells(AttentionMap map, int step, int head)
    {
        var cells = new double[map.Size, map.Size];
        for (var row = 0; row < map.Size; row++)
        {
            for (var column = 0; column < map.Size; column++)
                cells[row, column] = map.IsSet(step, head, row, column) ? 1 : 0;
        }
        return cells;
    }

    private static void Panel(Plot plot, AttentionMap map, int step, int head)
    {
        plot.Title(FormattableString.Invariant($"head {head + 1}, step {step + 1}: {100 * Density(map, step, head):0.0} %"), size: 12);
        var heatmap = plot.Add.Heatmap(Cells(map, step, head));
        heatmap.Colormap = new ScottPlot.Colormaps.Grayscale().Reversed();
        heatmap.ManualRange = new ScottPlot.Range(0, 1);
        plot.Axes.Margins(0, 0);
    }

    private static void Check(AttentionMap map)
    {
        if (map.Heads < 1 || map.Size < 1 || map.Steps.Count < 1)
            throw new ArgumentException($"There are {map.Heads} heads, {map.Steps.Count} time steps and {map.Size} rows; at least one of each is needed to draw.", nameof(map));
        if (map.Steps.FirstOrDefault(step => step.Length != map.Heads * map.Size * map.Size) is { } other)
            throw new ArgumentException($"A step has {other.Length} values; {map.Heads} maps of {map.Size} x {map.Size} have {map.Heads * map.Size * map.Size}.", nameof(map));
    }
}
