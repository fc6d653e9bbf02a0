using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace SnnDsl.Cli.Reports;

/// <summary>Draws the spikes of one sample through the layers of a network: one panel per layer, time steps from left to
/// right, neurons from bottom to top, a mark where a neuron spikes.</summary>
public static class RasterPlot
{
    private const int PanelWidth = 900;
    private const int PanelHeight = 260;

    /// <summary>Pixels that axes and title take of a panel.</summary>
    private const int Margin = 80;

    private const float LongestMark = 40;
    private const float ThickestMark = 6;

    /// <summary>Writes a PNG.</summary>
    /// <param name="layers">At least one; <c>Steps[t][n]</c> is 0 if neuron n is silent at step t, otherwise 1, or the count of a
    /// pooled sum, which gets one mark too. Every layer has at least one step and one neuron; steps of a layer have equally many.</param>
    /// <param name="path">Where to; replaced by renaming.</param>
    /// <exception cref="ArgumentException">There are no layers, or a layer has no steps, no neurons, or steps of different lengths.</exception>
    public static void Save(IReadOnlyList<(string Name, int[][] Steps)> layers, string path)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0)
            throw new ArgumentException("There are no layers; at least one is needed to draw.", nameof(layers));
        foreach (var (name, steps) in layers)
            Check(name, steps);
        var multiplot = new Multiplot();
        multiplot.AddPlots(layers.Count);
        foreach (var (index, (name, steps)) in layers.Index())
            Panel(multiplot.GetPlot(index), name, steps);
        var beside = path + ".tmp.png";
        multiplot.SavePng(beside, PanelWidth, layers.Count * PanelHeight);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Mean of a layer's values over neurons and time steps: its spike rate, if they are 0 and 1.</summary>
    /// <param name="steps">As in <see cref="Save"/>.</param>
    public static double MeanRate(int[][] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return steps.Sum(step => step.Sum(spike => (double)spike)) / ((double)steps.Length * steps[0].Length);
    }

    /// <summary>Time step and neuron of every mark.</summary>
    internal static (double[] Steps, double[] Neurons) Marks(int[][] steps)
    {
        var marks = steps.Index().SelectMany(step => step.Item.Index().Where(n => n.Item > 0).Select(n => (Step: step.Index, Neuron: n.Index))).ToArray();
        return ([.. marks.Select(m => (double)m.Step)], [.. marks.Select(m => (double)m.Neuron)]);
    }

    private static void Panel(Plot plot, string name, int[][] steps)
    {
        var neurons = steps[0].Length;
        plot.Title(FormattableString.Invariant($"{name}: {100 * MeanRate(steps):0.0} % spikes per neuron and step"));
        plot.XLabel("time step");
        plot.YLabel("neuron");
        var (xs, ys) = Marks(steps);
        if (xs.Length > 0)
            Draw(plot.Add.Markers(xs, ys, MarkerShape.HorizontalBar), steps.Length, neurons);
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        plot.Axes.Left.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        plot.Axes.SetLimits(-0.5, steps.Length - 0.5, -0.5, neurons - 0.5);
    }

    /// <summary>A mark is a dash in its neuron's row, half as long as a step; at least one pixel, not larger than looks well.</summary>
    private static void Draw(Markers markers, int steps, int neurons)
    {
        markers.MarkerSize = Math.Clamp((PanelWidth - Margin) / 2f / steps, 1, LongestMark);
        markers.MarkerStyle.LineWidth = Math.Clamp((PanelHeight - Margin) / 2f / neurons, 1, ThickestMark);
    }

    private static void Check(string name, int[][] steps)
    {
        if (steps.Length == 0 || steps[0].Length == 0)
            throw new ArgumentException($"The layer '{name}' has {(steps.Length == 0 ? "no time steps" : "no neurons")}; at least one is needed to draw.", nameof(steps));
        if (steps.Index().FirstOrDefault(step => step.Item.Length != steps[0].Length) is { Item: { } other } step)
        {
            throw new ArgumentException(
                $"The layer '{name}' has {other.Length} neurons at step {step.Index}, but {steps[0].Length} at step 0; all steps need the same number.", nameof(steps));
        }
    }
}
