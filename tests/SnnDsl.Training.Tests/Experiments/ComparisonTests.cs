using System.CommandLine;
using SnnDsl.Experiments;
using Xunit;

namespace SnnDsl.Training.Tests.Experiments;

public sealed class ComparisonTests
{
    private static readonly Option<int> Seeds = Comparison.Number("--seeds", "Seeds", 3);

    [Theory]
    [InlineData(3)]
    [InlineData(1, "--seeds", "1")]
    public void A_number_from_its_smallest_on_is_taken(int expected, params string[] arguments)
    {
        var result = new Command("ablate") { Seeds }.Parse(arguments);
        Assert.Empty(result.Errors);
        Assert.Equal(expected, result.GetValue(Seeds));
    }

    [Theory]
    [InlineData("0", "--seeds 0: allowed are 1 and more")]
    [InlineData("-1", "--seeds -1: allowed are 1 and more")]
    [InlineData("two", "'two'")]
    public void A_number_below_is_refused_by_the_name_of_its_option(string value, string expected)
    {
        var result = new Command("ablate") { Seeds }.Parse(["--seeds", value]);
        Assert.Contains(expected, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }
}
