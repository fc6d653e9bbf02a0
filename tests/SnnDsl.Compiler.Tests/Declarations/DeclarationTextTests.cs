using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using Xunit;

namespace SnnDsl.Compiler.Tests.Declarations;

public sealed class DeclarationTextTests
{
    private static readonly NetworkDeclaration Declaration = DeclarationReader.Read(TestClasses.EveryLayer, new IssueSink())!;

    [Fact]
    public void Lines_hold_everything_that_parameters_depend_on() => Assert.Equal(
        [
            "network EveryLayer",
            "time steps 3",
            "input 12x10x2",
            "First: Conv2d channels 4, kernel 5, stride 2, padding 2, weight bits 8",
            "First: BatchNorm",
            "First: Lif decay ThreeQuarters, threshold 0.5, reset Subtract, fire GreaterOrEqual",
            "First: MaxPool size 2, stride 2",
            "Second: Conv2d channels 6, kernel 1, stride 1, padding 0, weight bits 2",
            "Second: If decay None, threshold 1, reset Zero, fire Greater",
            "Second: SumPool size 2, stride 1",
            "Third: Linear outputs 8, weight bits 4",
            "Third: BatchNorm",
            "Third: Lif decay Half, threshold 1, reset Zero, fire Greater",
            "Last: Linear outputs 3, weight bits 8",
        ],
        DeclarationText.Lines(Declaration));

    [Fact]
    public void Budget_and_positions_do_not_matter()
    {
        NetworkDeclaration other = Declaration with { Budget = null, Stages = Declaration.Stages.Select(s => s with { Element = 99 }).ToEquatableArray() };
        Assert.Equal(Fingerprint.Of(DeclarationText.Lines(Declaration)), Fingerprint.Of(DeclarationText.Lines(other)));
    }

    [Fact]
    public void The_first_difference_is_named()
    {
        Assert.Null(DeclarationText.Difference(["a", "b"], ["a", "b"]));
        Assert.Equal("it was 'b', it is 'c'", DeclarationText.Difference(["a", "b", "x"], ["a", "c", "y"]));
        Assert.Equal("'b' is gone", DeclarationText.Difference(["a", "b"], ["a"]));
        Assert.Equal("'c' is new", DeclarationText.Difference(["a"], ["a", "c"]));
    }

    /// <summary>SHA-256 of "a", a line feed and "b", as sha256sum gives it.</summary>
    [Fact]
    public void Fingerprint_is_sha256_of_the_lines() =>
        Assert.Equal("7e18f737311b2dc3", Fingerprint.Of(["a", "b"])[..16]);
}
