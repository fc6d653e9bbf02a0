using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace SnnDsl.Generator.Tests.Harness;

/// <summary>
/// A run of the generator. Every run also proves that unrelated edits run no step again, and that what the steps keep is
/// free of the compiler's objects.
/// </summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(CSharpCompilation input, GeneratorDriver driver, Compilation output, ImmutableArray<Diagnostic> diagnostics)
    {
        Input = input;
        Driver = driver;
        Output = output;
        Diagnostics = diagnostics;
    }

    /// <summary>The compilation that the generator saw.</summary>
    public CSharpCompilation Input { get; }

    public GeneratorDriver Driver { get; }

    /// <summary>The compilation with what was generated.</summary>
    public Compilation Output { get; }

    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results[0];

    /// <summary>Texts of the generated files by hint name.</summary>
    public Dictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>Runs the generator and proves its caching.</summary>
    public static GeneratorRun Of(string source, params AdditionalText[] artifacts) => Of([source], artifacts);

    /// <inheritdoc cref="Of(string, AdditionalText[])"/>
    public static GeneratorRun Of(IReadOnlyList<string> sources, params AdditionalText[] artifacts) => Of(sources, [], artifacts);

    /// <summary>Runs the generator on sources that refer to other assemblies.</summary>
    public static GeneratorRun Of(IReadOnlyList<string> sources, IReadOnlyList<MetadataReference> libraries, AdditionalText[] artifacts)
    {
        CSharpCompilation input = TestCompilation.Create(sources).AddReferences(libraries);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            artifacts,
            TestCompilation.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Null(driver.GetRunResult().Results[0].Exception);
        var run = new GeneratorRun(input, driver, output, diagnostics);
        CacheAssert.HoldsOnlyValues(run.Result);
        CacheAssert.UnrelatedTypeRunsNothing(run);
        CacheAssert.CommentMovesOnlyPositions(run);
        return run;
    }

    /// <summary>Errors of the compilation with what was generated.</summary>
    public void AssertCompiles() =>
        Assert.Empty(Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));

    /// <summary>Values that a tracked step gave.</summary>
    public IReadOnlyList<T> Values<T>(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> steps)
            ? [.. steps.SelectMany(s => s.Outputs).Select(o => (T)o.Value)]
            : [];
}
