using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Issues;

/// <summary>Collects the issues of one compilation in the order they are found.</summary>
public sealed class IssueSink
{
    private readonly List<Issue> _issues = [];

    /// <summary>Whether any issue so far is an error.</summary>
    public bool HasErrors => _issues.Any(i => i.Rule.Severity == IssueSeverity.Error);

    public void Add(Issue issue) => _issues.Add(issue);

    /// <summary>Takes over what another sink collected.</summary>
    public void AddRange(IssueSink other) => _issues.AddRange(other._issues);

    /// <summary>Takes over issues that were found before.</summary>
    public void AddRange(IEnumerable<Issue> others) => _issues.AddRange(others);

    public EquatableArray<Issue> ToArray() => _issues.ToEquatableArray();
}
