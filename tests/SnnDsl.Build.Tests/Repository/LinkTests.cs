using System.Text.RegularExpressions;
using Xunit;

namespace SnnDsl.Build.Tests.Repository;

/// <summary>Files that pages link to.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.GetFiles(Checkout.Root, "*.md").Select(p => Path.GetFileName(p)),
        .. Directory.GetFiles(Checkout.PathOf("docs"), "*.md").Select(p => "docs/" + Path.GetFileName(p)),
        "runtime-c/README.md",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_of_the_repository(string page)
    {
        string path = Checkout.PathOf(page);
        IEnumerable<string> targets = Link().Matches(File.ReadAllText(path)).Select(m => m.Groups["target"].Value).Where(t => !t.Contains("://", StringComparison.Ordinal));

        Assert.DoesNotContain(targets, target => !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)));
    }

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
