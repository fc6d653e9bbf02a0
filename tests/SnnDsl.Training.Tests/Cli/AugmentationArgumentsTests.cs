using System.CommandLine;
using SnnDsl.Cli.Arguments;
using SnnDsl.Data;
using Xunit;

namespace SnnDsl.Training.Tests.Cli;

public sealed class AugmentationArgumentsTests
{
    private static readonly Recipe Own = new() { Augmentation = new Augmentation(MaxShift: 3, CutOut: 5) };

    [Theory]
    [InlineData("", 3, false, 5)]
    [InlineData("--max-shift 0", 0, false, 5)]
    [InlineData("--max-shift 16", 16, false, 5)]
    [InlineData("--augmentation shift-flip", 1, true, 0)]
    [InlineData("--augmentation shift-flip --max-shift 2", 2, true, 0)]
    [InlineData("--augmentation none", 0, false, 0)]
    public void The_recipe_holds_unless_the_user_says_otherwise(string line, int maxShift, bool flip, int cutOut)
    {
        var (result, arguments) = Parse(line);
        Assert.Empty(result.Errors);
        Assert.Equal(new Augmentation(maxShift, flip, cutOut), arguments.Read(result, Own).Augmentation);
    }

    [Theory]
    [InlineData("-1", "0 to 16")]
    [InlineData("17", "0 to 16")]
    [InlineData("half", "'half'")]
    public void What_cannot_be_is_refused_with_what_can(string value, string expected) =>
        Assert.Contains(expected, Assert.Single(Parse("--max-shift " + value).Result.Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_that_are_not_known_are_refused_with_those_that_are()
    {
        var (result, arguments) = Parse("--augmentation rotate");
        var error = Assert.Throws<KeyNotFoundException>(() => arguments.Read(result, Own));
        Assert.Equal("The augmentation 'rotate' is not known. Allowed: none, shift, shift-flip, shift-flip-cut.", error.Message);
    }

    private static (ParseResult Result, AugmentationArguments Arguments) Parse(string line)
    {
        var arguments = new AugmentationArguments(Own);
        var command = new RootCommand();
        arguments.AddTo(command);
        return (command.Parse(line), arguments);
    }
}
