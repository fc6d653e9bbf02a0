using SnnDsl.Experiments.Statistics;
using Xunit;

namespace SnnDsl.Training.Tests.Experiments;

public sealed class SampleStatisticsTests
{
    [Fact]
    public void Mean_deviation_and_interval_are_those_of_student()
    {
        // t(0.975, 4 degrees of freedom) = 2.776445.
        var statistics = SampleStatistics.Of([1, 2, 3, 4, 5]);
        Assert.Equal((5, 3.0), (statistics.Count, statistics.Mean));
        Assert.Equal(Math.Sqrt(2.5), statistics.StandardDeviation, 12);
        Assert.Equal(2.776445 * Math.Sqrt(2.5) / Math.Sqrt(5), statistics.HalfWidth, 5);
    }

    [Fact]
    public void Two_values_have_one_degree_of_freedom() =>
        Assert.Equal(12.7062 * Math.Sqrt(2) / Math.Sqrt(2), SampleStatistics.Of([0, 2]).HalfWidth, 3);

    [Fact]
    public void One_value_has_no_interval()
    {
        var statistics = SampleStatistics.Of([7]);
        Assert.Equal(7, statistics.Mean);
        Assert.True(double.IsNaN(statistics.HalfWidth));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleStatistics.Of([]));
    }

    [Fact]
    public void Differences_are_between_equal_keys()
    {
        var first = new Dictionary<int, double> { [1] = 90, [2] = 80, [4] = 1 };
        var second = new Dictionary<int, double> { [2] = 79, [1] = 88, [3] = 5 };
        Assert.Equal(SampleStatistics.Of([2, 1]), SampleStatistics.OfDifferences(first, second));
        Assert.Null(SampleStatistics.OfDifferences(first, new Dictionary<int, double>()));
    }

    [Theory]
    [InlineData(0.314, "+0.31")]
    [InlineData(-1.05, "-1.05")]
    [InlineData(-0.0049, "0.00")]
    [InlineData(0, "0.00")]
    [InlineData(double.NaN, "-")]
    public void A_difference_has_a_sign_unless_it_is_rounded_to_zero(double value, string text) => Assert.Equal(text, StatisticsText.Signed(value));
}
