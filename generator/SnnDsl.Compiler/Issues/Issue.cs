using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Issues;

/// <summary>How bad an issue is.</summary>
public enum IssueSeverity
{
    Info,
    Warning,
    Error,
}

/// <summary>A rule: its id, title and message with numbered places.</summary>
public sealed record IssueRule(string Id, string Title, string MessageFormat, IssueSeverity Severity)
{
    /// <summary>First half of an id, which names the part of the compiler that raises it.</summary>
    public string Category => Id[3] switch
    {
        '0' => "SnnDsl.Declaration",
        '1' => "SnnDsl.Artifact",
        '2' => "SnnDsl.Range",
        _ => "SnnDsl.Target",
    };

    /// <summary>Makes an issue at a place of the class.</summary>
    public Issue At(int element, params object[] arguments) =>
        new(this, element, arguments.Select(a => Invariant.Text(a)).ToEquatableArray());
}

/// <summary>A rule that was broken, at a place of the class (its element number).</summary>
public sealed record Issue(IssueRule Rule, int Element, EquatableArray<string> Arguments)
{
    /// <summary>The message, ready to read.</summary>
    public string Message =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.MessageFormat, [.. Arguments]);

    /// <inheritdoc/>
    public override string ToString() => $"{Rule.Id}: {Message}";
}
