using System.CommandLine;
using SnnDsl.Cli.Arguments;
using SnnDsl.Data;
using Xunit;

namespace SnnDsl.Training.Tests.Cli;

public sealed class AugmentationArgumentsTests
{
    private static readonly Option<int> MaxShift = AugmentationArguments.MaxShift(new TrainingOptions { Augmentation = new Augmentation(MaxShift: 3) });

    [Theory]
    [InlineData(3)]
    [InlineData(0, "--max-shift", "0")]
    [InlineData(16, "--max-shift", "16")]
    public void The_recipe_holds_unless_the_user_says_otherwise(int expected, params string[] arguments)
    {
        var result = new Command("train") { MaxShift }.Parse(arguments);
        Assert.Empty(result.Errors);
        Assert.Equal(expected, result.GetValue(MaxShift));
    }

    [Theory]
    [InlineData("-1", "0 to 16")]
    [InlineData("17", "0 to 16")]
    [InlineData("half", "'half'")]
    public void What_cannot_be_is_refused_with_what_can(string value, string expected)
    {
        var result = new Command("train") { MaxShift }.Parse(["--max-shift", value]);
        Assert.Contains(expected, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }
}
