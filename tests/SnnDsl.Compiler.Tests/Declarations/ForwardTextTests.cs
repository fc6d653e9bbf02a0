using SnnDsl.Compiler.Declarations;
using Xunit;

namespace SnnDsl.Compiler.Tests.Declarations;

public sealed class ForwardTextTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        var forward = new ForwardModel(
            "SnnDsl.Current Forward(SnnDsl.Signal)",
            [new ApplyExpression("Stem", 0, 8), new ApplyExpression("Größe", 1, 9), new OptionAExpression(1, 2, 10), new SumExpression(2, 3, 11)],
            Result: 4,
            Element: 7);
        string text = ForwardText.Write(forward);
        Assert.Equal(
            "SnnDsl.Current Forward(SnnDsl.Signal); apply Stem 0; apply Größe 1; option-a 1 2; add 2 3; return 4", text);
        int next = 7;
        Assert.Equal(forward, ForwardText.Read(text, ref next));
        Assert.Equal(12, next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("return")]
    [InlineData("x; apply A; return 1")]
    [InlineData("x; apply A 1; return 1")]
    [InlineData("x; apply A -1; return 1")]
    [InlineData("x; apply A 0; return 2")]
    [InlineData("x; add 0 1; return 1")]
    [InlineData("x; subtract 0 0; return 1")]
    [InlineData("x; apply A 0")]
    [InlineData("x; apply A 99999999999; return 1")]
    public void Another_text_is_a_problem(string text)
    {
        int next = 3;
        ForwardModel forward = ForwardText.Read(text, ref next);
        Assert.Equal(ForwardProblemKind.Attribute, Assert.Single(forward.Problems).Kind);
        Assert.Empty(forward.Expressions);
        Assert.Equal(3, forward.Element);
    }
}
