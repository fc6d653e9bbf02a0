using System.Globalization;
using System.Text;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Reports;
using SnnDsl.Experiments.Statistics;
using SnnDsl.Training.Functional;
using static SnnDsl.Experiments.Statistics.StatisticsText;

namespace SnnDsl.Experiments.Regulation;

/// <summary>Tables of a comparison of Q-SNN's regulations: means over seeds with 95 % confidence intervals, and paired differences.</summary>
public sealed class RegulationReport
{
    private readonly IReadOnlyList<RegulationCell> _cells;

    /// <summary>A report on at least one cell.</summary>
    public RegulationReport(IReadOnlyList<RegulationCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentOutOfRangeException.ThrowIfZero(cells.Count, nameof(cells));
        var order = RegulationKey.Regulations.ToList();
        _cells = [.. cells.OrderByDescending(c => c.Key.MembraneBits).ThenBy(c => order.IndexOf(c.Key.Regulation)).ThenBy(c => c.Key.Seed)];
        Contrasts = RegulationContrasts.Of(_cells);
    }

    /// <summary>What the differences are.</summary>
    internal IReadOnlyList<RegulationContrast> Contrasts { get; }

    /// <summary>One row for each number of bits and combination of regulations. Accuracies and rates in percent, entropies in bits, each
    /// layer's after the other.</summary>
    public ReportTable Summary() => new(
        ["membrane bits", "regulation", "seeds", "accuracy %", "deviation", "95 % interval ±", "spike rates %", "spike entropies", "weight entropies", "MB"],
        [.. Groups().Select(group => (IReadOnlyList<string>)Row(group))]);

    /// <summary>One row for each paired difference, first minus second in points.</summary>
    public ReportTable Differences() => new(
        ["difference of", "at", .. DifferenceColumns, "deviation"],
        [.. Contrasts.Select(c => (IReadOnlyList<string>)[c.Name, c.Of, .. Difference(c.Points), Number(c.Points.StandardDeviation, "F2")])]);

    /// <summary>One row for each network.</summary>
    public ReportTable Cells() => new(
        ["membrane_bits", "weight_regulation", "spike_regulation", "seed", "accuracy", "spike_rates", "spike_entropies", "weight_entropies", "megabytes", "seconds"],
        [.. _cells.Select(c => (IReadOnlyList<string>)[
            Text(c.Key.MembraneBits), OnOff(c.Key.Weights), OnOff(c.Key.Spikes), Text(c.Key.Seed), Text(c.Accuracy), Numbers(c.SpikeRates, "F4"),
            Numbers(c.SpikeEntropies, "F4"), Numbers(c.WeightEntropies, "F6"), Text(c.Megabytes), Number(c.Seconds, "F1")])]);

    /// <summary>Summary and differences with a heading and a word on how they came about.</summary>
    public string ToMarkdown(string network, string data, RegulationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Weight and spike regulation of {network} on {data}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{settings.TrainingImages} training images, {settings.Training.Epochs} epochs, spike regulation of weight {settings.Training.SpikeRegulation} on {Layers(settings)}. ");
        text.Append("Accuracy is that of the network in floating point with quantized weights and membranes. Intervals are Student's t over seeds. ");
        text.Append("Entropies are in bits: of spikes by a layer's mean rate, of weights the mean over the output channels of a layer with 1-bit weights. ");
        text.Append("MB counts weights alone (10^6 bytes): 1 bit, and 8 in the first layer and the read-out.\n\n");
        text.Append(Summary().ToMarkdown());
        text.Append("\n## Paired differences\n\nFirst minus second in points, networks of equal seeds. A row of all averages the pairs of each seed first.\n\n");
        text.Append(Differences().ToMarkdown());
        text.Append("\n![Accuracies and differences](regulation.png)\n");
        return text.ToString();
    }

    /// <summary>Cells that differ in the seed only.</summary>
    internal IEnumerable<IGrouping<(int MembraneBits, string Regulation), RegulationCell>> Groups() =>
        _cells.GroupBy(c => (c.Key.MembraneBits, c.Key.Regulation));

    private static string[] Row(IGrouping<(int MembraneBits, string Regulation), RegulationCell> group)
    {
        var accuracy = SampleStatistics.Of([.. group.Select(c => 100 * c.Accuracy)]);
        IEnumerable<double> Layers(Func<RegulationCell, IReadOnlyList<double>> values) => Means([.. group.Select(values)]);
        return
        [
            Text(group.Key.MembraneBits), group.Key.Regulation, Text(accuracy.Count), Number(accuracy.Mean, "F2"),
            Number(accuracy.StandardDeviation, "F2"), Number(accuracy.HalfWidth, "F2"), Numbers(Layers(c => c.SpikeRates).Select(rate => 100 * rate), "F1"),
            Numbers(Layers(c => c.SpikeEntropies), "F3"), Numbers(Layers(c => c.WeightEntropies), "F4"), Number(group.First().Megabytes, "F4"),
        ];
    }

    private static string Layers(RegulationSettings settings) => settings.Training.RegulatedLayers == RegulatedLayers.All
        ? "all layers of neurons"
        : "all layers of neurons but the first and the last";

    private static string OnOff(bool value) => value ? "on" : "off";

    private static string Text(object value) => Invariant.Text(value);
}
