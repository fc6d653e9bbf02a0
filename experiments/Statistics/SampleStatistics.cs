using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace SnnDsl.Experiments.Statistics;

/// <summary>What a sample says about the mean it was drawn from.</summary>
/// <param name="Count">Number of values n, at least 1.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">With n - 1 in the denominator; not a number for one value.</param>
/// <param name="HalfWidth">Half the 95 % confidence interval of the mean: Student's t with n - 1 degrees of freedom times the deviation
/// over the root of n; not a number for one value.</param>
public sealed record SampleStatistics(int Count, double Mean, double StandardDeviation, double HalfWidth)
{
    private const double Confidence = 0.95;

    /// <summary>Statistics of at least one value.</summary>
    public static SampleStatistics Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfZero(values.Count, nameof(values));
        var deviation = values.StandardDeviation();
        var halfWidth = values.Count == 1
            ? double.NaN
            : StudentT.InvCDF(0, 1, values.Count - 1, (1 + Confidence) / 2) * deviation / Math.Sqrt(values.Count);
        return new SampleStatistics(values.Count, values.Mean(), deviation, halfWidth);
    }

    /// <summary>Statistics of the differences <c>first - second</c> of the pairs with equal keys.</summary>
    public static SampleStatistics? OfDifferences(IReadOnlyDictionary<int, double> first, IReadOnlyDictionary<int, double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var differences = first.Where(pair => second.ContainsKey(pair.Key)).Select(pair => pair.Value - second[pair.Key]).ToArray();
        return differences.Length > 0 ? Of(differences) : null;
    }
}
