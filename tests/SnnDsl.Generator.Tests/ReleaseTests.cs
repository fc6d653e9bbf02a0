using System.Runtime.CompilerServices;
using SnnDsl.Compiler.Issues;
using Xunit;

namespace SnnDsl.Generator.Tests;

/// <summary>The release files of the analyzer hold each rule of the catalogue once, as it is.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public void Release_files_hold_exactly_the_catalogue()
    {
        string[] rows = [.. Rows("Shipped"), .. Rows("Unshipped")];
        Assert.Equal(
            IssueCatalogue.All.Select(r => $"{r.Id} | {r.Category} | {r.Severity} | {r.Title}"), rows.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Rows(string name, [CallerFilePath] string caller = "")
    {
        string root = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(caller)))!;
        return File.ReadLines(Path.Combine(root, "generator", "SnnDsl.Generator", $"AnalyzerReleases.{name}.md"))
            .Where(line => line.StartsWith("SNN", StringComparison.Ordinal));
    }
}
