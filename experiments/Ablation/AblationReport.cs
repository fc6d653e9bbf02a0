using System.Globalization;
using System.Text;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Reports;
using SnnDsl.Experiments.Statistics;
using static SnnDsl.Experiments.Statistics.StatisticsText;

namespace SnnDsl.Experiments.Ablation;

/// <summary>Tables of an ablation: means over seeds with 95 % confidence intervals, and paired differences.</summary>
public sealed class AblationReport
{
    private static readonly string[] Measures = ["before fine-tuning", "accuracy"];
    private readonly IReadOnlyList<AblationCell> _cells;

    /// <summary>A report on at least one cell.</summary>
    public AblationReport(IReadOnlyList<AblationCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentOutOfRangeException.ThrowIfZero(cells.Count, nameof(cells));
        _cells = [.. cells.OrderBy(c => c.Key.Quantizer, StringComparer.Ordinal).ThenByDescending(c => c.Key.Bits)
            .ThenBy(c => c.Key.IsBase ? 0 : 1).ThenBy(c => c.Key.Criterion, StringComparer.Ordinal).ThenBy(c => c.Key.Seed)];
    }

    /// <summary>One row for each quantizer, number of bits and criterion. Accuracies in percent.</summary>
    public ReportTable Summary() => new(
        ["quantizer", "bits", "criterion", "seeds", "before fine-tuning %", "accuracy %", "deviation", "95 % interval ±", "bytes", "spike rates %", "synaptic operations (estimate)"],
        [.. Groups().Select(group => (IReadOnlyList<string>)Row(group))]);

    /// <summary>One row for each pair of networks that differ in one thing and share the seed. Differences in points, first minus second.</summary>
    public ReportTable Differences() => new(
        ["quantizer", "bits", "first", "second", "measure", .. DifferenceColumns],
        [.. QuantizerRows().Concat(BitRows()).Concat(CriterionRows())]);

    /// <summary>One row for each network.</summary>
    public ReportTable Cells() => new(
        ["quantizer", "bits", "seed", "criterion", "before_fine_tuning", "accuracy", "bytes", "spike_rates", "synaptic_operations", "seconds"],
        [.. _cells.Select(c => (IReadOnlyList<string>)[
            c.Key.Quantizer, Text(c.Key.Bits), Text(c.Key.Seed), c.Key.Criterion, Text(c.BeforeFineTuning), Text(c.Accuracy), Text(c.Bytes),
            Numbers(c.SpikeRates, "F4"), Number(c.SynapticOperations, "F0"), Number(c.Seconds, "F1")])]);

    /// <summary>The summary and the differences with a heading and a word on how they came about.</summary>
    public string ToMarkdown(string network, string data, AblationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Ablation of {network} on {data}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{settings.TrainingImages} training images, {settings.Training.Epochs} epochs");
        if (_cells.Any(c => !c.Key.IsBase))
        {
            text.Append(CultureInfo.InvariantCulture, $"; {settings.Ratio:P0} of the channels removed, then {settings.FineTuneEpochs} epochs at a peak rate of {settings.FineTuneLearningRate}. ");
            text.Append("Criterion none has all channels. Networks of one quantizer, number of bits and seed share the training before pruning");
        }
        text.Append(". Intervals are Student's t over seeds.\n\n");
        text.Append(Summary().ToMarkdown());
        text.Append("\n## Paired differences\n\nFirst minus second in points, networks of equal seeds.\n\n");
        text.Append(Differences().ToMarkdown());
        text.Append("\n![Accuracy after fine-tuning](ablation.png)\n");
        return text.ToString();
    }

    /// <summary>Cells that differ in the seed only.</summary>
    internal IEnumerable<IGrouping<(string Quantizer, int Bits, string Criterion), AblationCell>> Groups() =>
        _cells.GroupBy(c => (c.Key.Quantizer, c.Key.Bits, c.Key.Criterion));

    private static string[] Row(IGrouping<(string Quantizer, int Bits, string Criterion), AblationCell> group)
    {
        var accuracy = SampleStatistics.Of([.. group.Select(c => 100 * c.Accuracy)]);
        var rates = Means([.. group.Select(c => c.SpikeRates)]).Select(rate => 100 * rate);
        return
        [
            group.Key.Quantizer, Text(group.Key.Bits), group.Key.Criterion, Text(accuracy.Count),
            Number(100 * group.Average(c => c.BeforeFineTuning), "F2"), Number(accuracy.Mean, "F2"), Number(accuracy.StandardDeviation, "F2"),
            Number(accuracy.HalfWidth, "F2"), Text(group.First().Bytes), Numbers(rates, "F1"), Number(group.Average(c => c.SynapticOperations), "F0"),
        ];
    }

    private IEnumerable<IReadOnlyList<string>> QuantizerRows() =>
        from bits in _cells.Select(c => c.Key.Bits).Distinct()
        from pair in Pairs(_cells.Where(c => c.Key.IsBase && c.Key.Bits == bits), c => c.Key.Quantizer, last: "vanilla")
        select Difference("-", Text(bits), c => c.Quantizer, pair, "accuracy", c => c.Accuracy);

    private IEnumerable<IReadOnlyList<string>> BitRows() =>
        from cells in _cells.Where(c => c.Key.IsBase).GroupBy(c => c.Key.Quantizer)
        from pair in Pairs(cells.OrderBy(c => c.Key.Bits), c => Text(c.Key.Bits))
        select Difference(cells.Key, "-", c => Text(c.Bits), pair, "accuracy", c => c.Accuracy);

    private IEnumerable<IReadOnlyList<string>> CriterionRows() =>
        from cells in _cells.GroupBy(c => (c.Key.Quantizer, c.Key.Bits))
        from pair in Pairs(cells, c => c.Key.Criterion, first: "svs")
        from measure in Measures
        select Difference(
            cells.Key.Quantizer, Text(cells.Key.Bits), c => c.Criterion, pair, measure, c => measure == "accuracy" ? c.Accuracy : c.BeforeFineTuning);

    /// <summary>All pairs of what the cells differ in. The method to be judged stands first, what it is judged by last.</summary>
    private static IEnumerable<(AblationCell[] First, AblationCell[] Second)> Pairs(
        IEnumerable<AblationCell> cells, Func<AblationCell, string> by, string first = "", string last = "")
    {
        var groups = cells.GroupBy(by).OrderBy(g => g.Key == first ? 0 : g.Key == last ? 2 : 1).Select(g => g.ToArray()).ToArray();
        return groups.SelectMany((one, i) => groups.Skip(i + 1).Select(other => (one, other)));
    }

    private static string[] Difference(
        string quantizer,
        string bits,
        Func<AblationKey, string> name,
        (AblationCell[] First, AblationCell[] Second) pair,
        string measure,
        Func<AblationCell, double> value)
    {
        Dictionary<int, double> Points(AblationCell[] cells) => cells.ToDictionary(c => c.Key.Seed, c => 100 * value(c));
        var difference = SampleStatistics.OfDifferences(Points(pair.First), Points(pair.Second));
        return [quantizer, bits, name(pair.First[0].Key), name(pair.Second[0].Key), measure, .. StatisticsText.Difference(difference)];
    }

    private static string Text(object value) => Invariant.Text(value);
}
