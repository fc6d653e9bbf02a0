using ScottPlot;
using SnnDsl.Training;

namespace SnnDsl.Cli.Reports;

/// <summary>Draws how a run went.</summary>
public static class TrainingCurve
{
    private const int PanelWidth = 900;
    private const int PanelHeight = 320;

    /// <summary>Writes a PNG with loss, accuracy and spike rates over epochs, one above the other.</summary>
    /// <param name="history">At least one epoch.</param>
    /// <param name="stages">Names of the spiking stages.</param>
    /// <param name="path">Where to; replaced by renaming.</param>
    public static void Save(IReadOnlyList<EpochResult> history, IReadOnlyList<string> stages, string path)
    {
        var epochs = history.Select(e => (double)e.Epoch).ToArray();
        var multiplot = new Multiplot();
        multiplot.AddPlots(3);
        Panel(multiplot.GetPlot(0), "training loss", epochs, [("loss", history.Select(e => e.Loss))]);
        Panel(multiplot.GetPlot(1), "validation accuracy in %", epochs, [("accuracy", history.Select(e => 100 * e.Accuracy))]);
        Panel(multiplot.GetPlot(2), "spikes per neuron and step", epochs,
            stages.Select((stage, i) => (stage, history.Select(e => e.SpikeRates[i]))));
        var beside = path + ".tmp.png";
        multiplot.SavePng(beside, PanelWidth, 3 * PanelHeight);
        File.Move(beside, path, overwrite: true);
    }

    private static void Panel(Plot plot, string title, double[] epochs, IEnumerable<(string Name, IEnumerable<double> Values)> lines)
    {
        plot.YLabel(title);
        plot.XLabel("epoch");
        foreach (var (name, values) in lines)
            plot.Add.Scatter(epochs, values.ToArray()).LegendText = name;
        if (plot.GetPlottables().Count() > 1) // The axis names a single line.
            plot.ShowLegend(Alignment.UpperRight);
    }
}
