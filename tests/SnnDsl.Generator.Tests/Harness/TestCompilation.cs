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

    /// <summary>An assembly of a source text, compiled without the generator.</summary>
    public static MetadataReference Library(string source) => ToReference(Create([source]).WithAssemblyName("Library"));

    /// <summary>The assembly of a compilation.</summary>
    public static MetadataReference ToReference(Compilation compilation)
    {
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>An artifact as an additional file.</summary>
    public static AdditionalText Artifact(string name, string text) => new TextFile($"Trained/{name}.snn", text);

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
