using ScottPlot;

namespace SnnDsl.Benchmarks.Kernels;

/// <summary>Draws instructions per synaptic operation over the spike rate: a panel per core, a line per kernel and format.</summary>
internal static class KernelPlot
{
    private const int Width = 1000;
    private const int PanelHeight = 360;
    private static readonly string[] Kernels = ["linear 256-128", "conv 3x3 16x16x16-16"];

    public static void Save(IReadOnlyList<KernelRow> rows, string path)
    {
        var multiplot = new Multiplot();
        multiplot.AddPlots(Tool.Cores.Count);
        foreach ((int panel, string core) in Tool.Cores.Index())
        {
            Plot plot = multiplot.GetPlot(panel);
            plot.Title(core);
            plot.XLabel("spike rate in %");
            plot.YLabel("instructions per synaptic operation");
            foreach (var line in rows.Where(r => r.Core == core && Kernels.Contains(r.Kernel)).GroupBy(r => (r.Kernel, r.Format)))
            {
                var scatter = plot.Add.Scatter(line.Select(r => (double)r.Rate).ToArray(), line.Select(r => r.InstructionsPerSop).ToArray());
                scatter.LegendText = $"{line.Key.Kernel}, {line.Key.Format} bits";
            }

            plot.Axes.SetLimitsY(0, plot.Axes.GetLimits().Top);
            plot.ShowLegend(Alignment.UpperRight);
        }

        string beside = path + ".tmp.png";
        multiplot.SavePng(beside, Width, Tool.Cores.Count * PanelHeight);
        File.Move(beside, path, overwrite: true);
    }
}
