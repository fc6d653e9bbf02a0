using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SnnDsl.Generator.Tests.Harness;

/// <summary>Compilations of source texts against .NET and SnnDsl.</summary>
internal static class TestCompilation
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    public static IReadOnlyList<MetadataReference> References { get; } =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Stage).Assembly.Location)];

    public static CSharpCompilation Create(IReadOnlyList<string> sources) => CSharpCompilation.Create(
        "Tests",
        sources.Select((s, i) => Parse(s, $"Source{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>An artifact as an additional file.</summary>
    public static AdditionalText Artifact(string name, string text) => new TextFile($"Trained/{name}.snn", text);

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
