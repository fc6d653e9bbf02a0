using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SnnDsl.Generator.Tests.Harness;
using Xunit;

namespace SnnDsl.Generator.Tests;

/// <summary>Diagnostics are silenced and weighed as any other: by #pragma, by .editorconfig and by the project.</summary>
public sealed class SuppressionTests
{
    private const string Missing = "SNN1001";
    private const string Decay = "SNN0014";

    private static readonly string Wrong = Sources.Network("[Conv2d(4), Lif(Decay = 0.9)] public partial Stage First { get; } [Linear(3)] public partial Stage Last { get; }");

    [Theory]
    [InlineData("SNN1001")]
    [InlineData("SNN0014")]
    public void A_pragma_silences_what_stands_behind_it(string id)
    {
        string source = id == Missing ? Sources.Valid : Wrong;
        Assert.Contains(id, Reported(source));
        Assert.DoesNotContain(id, Reported($"#pragma warning disable {id}\n{source}"));
    }

    [Fact]
    public void A_pragma_silences_nothing_before_it_nor_other_rules()
    {
        Assert.Contains(Missing, Reported($"{Sources.Valid}\n#pragma warning disable {Missing}"));
        Assert.Contains(Missing, Reported($"#pragma warning disable {Missing}\n#pragma warning restore {Missing}\n{Sources.Valid}"));
        Assert.Contains(Missing, Reported($"#pragma warning disable {Decay}\n{Sources.Valid}"));
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    [InlineData(ReportDiagnostic.Warn, DiagnosticSeverity.Warning)]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    public void Severities_of_editorconfig_hold(ReportDiagnostic configured, DiagnosticSeverity? expected)
    {
        CSharpCompilation compilation = TestCompilation.Create([Sources.Valid]);
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig(Missing, configured)));
        Assert.Equal(expected, Run(compilation).SingleOrDefault(d => d.Id == Missing)?.Severity);
    }

    [Fact]
    public void The_place_is_in_the_tree()
    {
        CSharpCompilation compilation = TestCompilation.Create([Sources.Valid]);
        Assert.Same(compilation.SyntaxTrees[0], Run(compilation).Single(d => d.Id == Missing).Location.SourceTree);
    }

    private static IEnumerable<string> Reported(string source) => Run(TestCompilation.Create([source])).Select(d => d.Id);

    private static IEnumerable<Diagnostic> Run(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out _, out ImmutableArray<Diagnostic> diagnostics);
        return diagnostics.Where(d => !d.IsSuppressed);
    }

    /// <summary>What the C# compiler makes of dotnet_diagnostic.ID.severity.</summary>
    private sealed class EditorConfig(string id, ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = severity;
            return diagnosticId == id;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = default;
            return false;
        }
    }
}
