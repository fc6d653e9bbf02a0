using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;
using SnnDsl.Generator.Tests.Rules;
using Xunit;

namespace SnnDsl.Generator.Tests;

/// <summary>Every rule of the catalogue fires where it should, says what it should, and does not fire next to it.</summary>
public sealed class RuleTests
{
    private static readonly IReadOnlyList<RuleExample> Examples =
        [.. DeclarationRules.All, .. ValueRules.All, .. EventRules.All, .. ForwardRules.All, .. BlockRules.All, .. ResidualRules.All, .. BranchRules.All, .. StreamArtifactRules.All, .. ArtifactRules.All, .. CodeRules.All];

    /// <summary>Number and id of every example.</summary>
    public static TheoryData<int, string> Numbers
    {
        get
        {
            var numbers = new TheoryData<int, string>();
            for (int i = 0; i < Examples.Count; i++)
            {
                numbers.Add(i, Examples[i].Rule.Id);
            }

            return numbers;
        }
    }

    [Fact]
    public void Every_rule_has_an_example() =>
        Assert.Equal(IssueCatalogue.All.Select(r => r.Id), Examples.Select(e => e.Rule.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Ids_are_unique_and_in_order() =>
        Assert.Equal(IssueCatalogue.All.Select(r => r.Id).Distinct().Order(StringComparer.Ordinal), IssueCatalogue.All.Select(r => r.Id));

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Fires_at_its_place_with_its_message(int number, string id)
    {
        RuleExample example = Examples[number];
        var test = new RuleFiringTest
        {
            TestCode = example.Fires,
            ExpectedDiagnostics =
            {
                new DiagnosticResult(id, Severity(example.Rule)).WithLocation(0).WithMessage(example.Message),
            },
        };
        if (example.FiringArtifact is { } artifact)
        {
            test.TestState.AdditionalFiles.Add(("Net.snn", artifact()));
        }

        if (example.Library is { } library)
        {
            test.TestState.AdditionalReferences.Add(TestCompilation.Library(library));
        }

        await test.RunAsync();
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Does_not_fire_next_to_it(int number, string id)
    {
        RuleExample example = Examples[number];
        GeneratorRun run = example.PassingArtifact is { } artifact
            ? GeneratorRun.Of(example.Passes, TestCompilation.Artifact("Net", artifact()))
            : GeneratorRun.Of(example.Passes);
        Assert.DoesNotContain(id, run.Diagnostics.Select(d => d.Id));
        Assert.DoesNotContain(run.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        run.AssertCompiles();
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Firing_is_cached(int number, string id)
    {
        RuleExample example = Examples[number];
        TestFileMarkupParser.GetSpans(example.Fires, out string source, out ImmutableArray<TextSpan> _);
        MetadataReference[] libraries = example.Library is { } library ? [TestCompilation.Library(library)] : [];
        AdditionalText[] artifacts = example.FiringArtifact is { } artifact ? [TestCompilation.Artifact("Net", artifact())] : [];
        GeneratorRun run = GeneratorRun.Of([source], libraries, artifacts);
        Assert.Contains(id, run.Diagnostics.Select(d => d.Id));
    }

    private static DiagnosticSeverity Severity(IssueRule rule) => rule.Severity switch
    {
        IssueSeverity.Error => DiagnosticSeverity.Error,
        IssueSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    /// <summary>Compares everything the generator reports; what the C# compiler adds to a broken class does not matter.</summary>
    private sealed class RuleFiringTest : CSharpSourceGeneratorTest<NetworkGenerator, DefaultVerifier>
    {
        public RuleFiringTest()
        {
            CompilerDiagnostics = CompilerDiagnostics.None;
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(TestCompilation.References);
        }

        protected override Microsoft.CodeAnalysis.ParseOptions CreateParseOptions() => TestCompilation.ParseOptions;
    }
}
