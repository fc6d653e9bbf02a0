using System.Globalization;

namespace SnnDsl.Experiments.Statistics;

/// <summary>Numbers of a report as text.</summary>
internal static class StatisticsText
{
    /// <summary>Columns of <see cref="Difference"/>.</summary>
    internal static readonly string[] DifferenceColumns = ["seeds", "difference", "95 % interval ±", "interval without 0"];

    /// <summary>A number in a format; a dash for none.</summary>
    internal static string Number(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A difference with two decimals and its sign, which zero and what is rounded to it have not.</summary>
    internal static string Signed(double value)
    {
        var magnitude = Number(Math.Abs(value), "F2");
        return magnitude is "0.00" or "-" ? magnitude : (value < 0 ? "-" : "+") + magnitude;
    }

    /// <summary>Numbers in a format, spaces between.</summary>
    internal static string Numbers(IEnumerable<double> values, string format) => string.Join(' ', values.Select(value => Number(value, format)));

    /// <summary>Means over several lists of equal lengths, place by place.</summary>
    internal static IEnumerable<double> Means(IReadOnlyCollection<IReadOnlyList<double>> lists) =>
        Enumerable.Range(0, lists.First().Count).Select(place => lists.Average(list => list[place]));

    /// <summary>What is known of a difference in points; null where there is no pair.</summary>
    internal static string[] Difference(SampleStatistics? difference) =>
    [
        Number(difference?.Count ?? 0, "F0"), Signed(difference?.Mean ?? double.NaN), Number(difference?.HalfWidth ?? double.NaN, "F2"),
        difference is { } d && Math.Abs(d.Mean) > d.HalfWidth ? "yes" : "no",
    ];
}
