using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SnnDsl.Generator;

namespace SnnDsl.Benchmarks;

/// <summary>How long the generator takes for one network: cold, warm, and after an edit that does not concern it.</summary>
internal static class EmissionLatency
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly string[] OwnNames =
        [Steps.Classes, Steps.Models, Steps.Positions, Steps.Names, Steps.Artifacts, Steps.Inputs, Steps.Graphs, Steps.Plans, Steps.Code, Steps.Stages, Steps.Files, Steps.Diagnostics];

    public static void Measure(string source, string artifact)
    {
        CSharpCompilation compilation = Compile(File.ReadAllText(source));
        var additional = new ArtifactText(Path.GetFullPath(artifact), File.ReadAllText(artifact));
        Print("first run, cold", Time(() => Run(NewDriver(additional), compilation), out GeneratorDriver driver));
        Print("first run, warm", Time(() => Run(NewDriver(additional), compilation), out driver));
        CSharpCompilation edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal sealed class Unrelated;", ParseOptions));
        Print("after an unrelated edit", Time(() => Run(driver, edited), out driver));
        foreach ((string name, string reasons) in OwnSteps(driver))
        {
            Console.WriteLine($"  {name}: {reasons}");
        }

        int emitted = driver.GetRunResult().Results.Single().GeneratedSources.Sum(s => s.SourceText.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"generated text: {emitted} characters"));
    }

    private static CSharpCompilation Compile(string source)
    {
        const string usings = "global using System; global using SnnDsl;";
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] references = [typeof(object).Assembly.Location, Path.Combine(runtime, "System.Runtime.dll"), Path.Combine(runtime, "netstandard.dll"), typeof(Stage).Assembly.Location];
        return CSharpCompilation.Create(
            "Benchmark",
            [CSharpSyntaxTree.ParseText(usings, ParseOptions), CSharpSyntaxTree.ParseText(source, ParseOptions)],
            references.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static CSharpGeneratorDriver NewDriver(AdditionalText artifact) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        [artifact],
        ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static GeneratorDriver Run(GeneratorDriver driver, CSharpCompilation compilation)
    {
        driver = driver.RunGenerators(compilation);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        string[] problems = [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
        return result.Exception is null && problems.Length == 0
            ? driver
            : throw new InvalidOperationException($"The generator failed: {result.Exception} {string.Join("; ", problems)}");
    }

    private static double Time(Func<GeneratorDriver> run, out GeneratorDriver driver)
    {
        long start = Stopwatch.GetTimestamp();
        driver = run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>What became of the outputs of the generator's own steps; Roslyn's steps in front of them are left out.</summary>
    private static IEnumerable<(string Name, string Reasons)> OwnSteps(GeneratorDriver driver)
    {
        ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps = driver.GetRunResult().Results.Single().TrackedSteps;
        return OwnNames
            .Where(steps.ContainsKey)
            .Select(name => (name, string.Join(", ", steps[name].SelectMany(run => run.Outputs).Select(output => output.Reason).Distinct())));
    }

    private static void Print(string what, double milliseconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {milliseconds:0.0} ms"));

    private sealed class ArtifactText(string path, string text) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
