using System.Text.RegularExpressions;

namespace SnnDsl.Build.Tests.Repository;

/// <summary>A block of a page behind a comment that says what it is: <c>file: name</c>, or <c>run</c> for commands.</summary>
/// <param name="File">Name of the file that the block is; null for commands.</param>
/// <param name="Text">What stands in the block.</param>
internal sealed partial record MarkedBlock(string? File, string Text)
{
    /// <summary>All of a page, in its order.</summary>
    public static IEnumerable<MarkedBlock> Of(string page) => Pattern()
        .Matches(page)
        .Select(m => new MarkedBlock(m.Groups["file"].Success ? m.Groups["file"].Value : null, m.Groups["text"].Value));

    [GeneratedRegex(@"^<!-- (file: (?<file>\S+)|run) -->\n```\w*\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Pattern();
}
