using System.Globalization;

namespace SnnDsl.Training.Reports.Ablation;

/// <summary>Numbers of a report as text.</summary>
internal static class StatisticsText
{
    /// <summary>Columns of <see cref="Difference"/>.</summary>
    internal static readonly string[] DifferenceColumns = ["seeds", "difference", "95 % interval ±", "interval without 0"];

    /// <summary>A number in a format; a dash for none.</summary>
    internal static string Number(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Numbers in a format, spaces between.</summary>
    internal static string Numbers(IEnumerable<double> values, string format) => string.Join(' ', values.Select(value => Number(value, format)));

    /// <summary>Means over several lists of equal lengths, place by place.</summary>
    internal static IEnumerable<double> Means(IReadOnlyCollection<IReadOnlyList<double>> lists) =>
        Enumerable.Range(0, lists.First().Count).Select(place => lists.Average(list => list[place]));

    /// <summary>What is known of a difference in points; null where there is no pair.</summary>
    internal static string[] Difference(SampleStatistics? difference) =>
    [
        Number(difference?.Count ?? 0, "F0"), Number(difference?.Mean ?? double.NaN, "+0.00;-0.00"), Number(difference?.HalfWidth ?? double.NaN, "F2"),
        difference is { } d && Math.Abs(d.Mean) > d.HalfWidth ? "yes" : "no",
    ];
}
