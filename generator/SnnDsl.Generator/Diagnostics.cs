using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Generator;

/// <summary>The issues of one network and where they stand.</summary>
internal sealed record NetworkDiagnostics(EquatableArray<DiagnosticModel> Diagnostics)
{
    public static NetworkDiagnostics Of(NetworkIssues network, NameTable names, ImmutableArray<SourceMap> positions)
    {
        IEnumerable<Issue> issues = network.Issues;
        if (names.Find(network.Key).Collision is { } collision)
        {
            issues = issues.Append(collision);
        }

        SourceMap map = positions.First(p => p.Key == network.Key);
        return new NetworkDiagnostics(issues.Select(i => new DiagnosticModel(i with { Element = 0 }, map.Find(i.Element))).ToEquatableArray());
    }
}

/// <summary>
/// An issue and where it stands, as values. The issue's own element is left out: it numbers a place within one class, and
/// the same issue of a block has another number in every network.
/// </summary>
internal sealed record DiagnosticModel(Issue Issue, SourcePosition Position)
{
    /// <summary>The rules of the catalogue as the C# compiler knows them.</summary>
    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors =
        IssueCatalogue.All.ToDictionary(r => r.Id, Descriptor, StringComparer.Ordinal);

    /// <summary>The diagnostic at its place in a compilation.</summary>
    public Diagnostic ToDiagnostic(Compilation compilation) =>
        Diagnostic.Create(Descriptors[Issue.Rule.Id], Position.ToLocation(compilation), [.. Issue.Arguments]);

    private static DiagnosticDescriptor Descriptor(IssueRule rule) =>
        new(rule.Id, rule.Title, rule.MessageFormat, rule.Category, Severity(rule.Severity), isEnabledByDefault: true);

    private static DiagnosticSeverity Severity(IssueSeverity severity) => severity switch
    {
        IssueSeverity.Error => DiagnosticSeverity.Error,
        IssueSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
