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

    public static void Measure(string source, string artifact)
    {
        CSharpCompilation compilation = Compile(File.ReadAllText(source));
        var additional = new ArtifactText(Path.GetFullPath(artifact), File.ReadAllText(artifact));
        Print("first run, cold", Time(() => Run(NewDriver(additional), compilation), out GeneratorDriver driver));
        Print("first run, warm", Time(() => Run(NewDriver(additional), compilation), out driver));
        CSharpCompilation edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal sealed class Unrelated;", ParseOptions));
        Print("after an unrelated edit", Time(() => Run(driver, edited), out driver));
        Dictionary<string, int> steps = RunSteps(driver);
        Console.WriteLine($"steps after the edit: {string.Join(", ", steps.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Value} {s.Key}"))}");
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

    private static Dictionary<string, int> RunSteps(GeneratorDriver driver) => driver.GetRunResult().Results.Single().TrackedSteps
        .SelectMany(step => step.Value)
        .SelectMany(run => run.Outputs)
        .GroupBy(output => output.Reason.ToString())
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private static void Print(string what, double milliseconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {milliseconds:0.0} ms"));

    private sealed class ArtifactText(string path, string text) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
