using System.Globalization;
using SnnDsl.Generator.Tests.Harness;
using Xunit;

namespace SnnDsl.Generator.Tests;

/// <summary>Output and messages are the same in every run and under every culture.</summary>
public sealed class DeterminismTests
{
    /// <summary>Source and seed of networks that say different things: C, and a message with negative numbers.</summary>
    private static readonly string Broken = Sources.Valid.Replace("MaxPool(2)", "MaxPool(-2)").Replace("Padding = 1", "Padding = -1");

    [Fact]
    public void Two_runs_are_equal() => Assert.Equal(Everything(), Everything());

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void Culture_does_not_matter(string culture)
    {
        string expected = Under("en-US", Everything);
        Assert.Equal(expected, Under(culture, Everything));
    }

    private static string Everything()
    {
        GeneratorRun good = GeneratorRun.Of(Sources.Valid, TestCompilation.Artifact("Net", Sources.TrainText(Sources.Valid, seed: -7)));
        Assert.Equal(2, good.Files.Count);
        GeneratorRun broken = GeneratorRun.Of(Broken);
        Assert.NotEmpty(broken.Diagnostics);
        return string.Join(
            "\n", good.Files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value).Concat(broken.Diagnostics.Select(d => d.GetMessage(CultureInfo.InvariantCulture))));
    }

    private static string Under(string culture, Func<string> act)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
