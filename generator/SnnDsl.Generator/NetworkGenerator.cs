using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SnnDsl.Compiler.Emission;

namespace SnnDsl.Generator;

/// <summary>
/// Checks every class with [SpikingNetwork] and emits its stages as C# and its C as assembly attributes. Content and
/// positions go separate ways: an edit that only moves a class compiles nothing again.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    private const string ArtifactExtension = ".snn";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkClass> classes = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                typeof(SpikingNetworkAttribute).FullName!, static (node, _) => node is TypeDeclarationSyntax, ClassReader.Read)
            .Where(static c => c is not null)
            .Select(static (c, _) => c!)
            .WithTrackingName(Steps.Classes);
        IncrementalValuesProvider<NetworkModel> models = classes
            .Select(static (c, _) => new NetworkModel(c.Key, c.Model))
            .WithTrackingName(Steps.Models);
        IncrementalValueProvider<ImmutableArray<SourceMap>> positions = classes
            .Select(static (c, _) => c.Positions)
            .WithTrackingName(Steps.Positions)
            .Collect();
        IncrementalValueProvider<NameTable> names = models
            .Select(static (m, _) => (m.Key, m.Class.Name))
            .Collect()
            .Select(static (n, _) => NameTable.Of(n))
            .WithTrackingName(Steps.Names);
        IncrementalValuesProvider<CompiledNetwork> compilations = Compile(models, ReadArtifacts(context));

        Add(context, EmitStages(models, names));
        Add(context, EmitFiles(compilations, names));
        IncrementalValuesProvider<NetworkDiagnostics> diagnostics = compilations.Combine(names).Combine(positions)
            .Select(static (c, _) => NetworkDiagnostics.Of(c.Left.Left, c.Left.Right, c.Right))
            .WithTrackingName(Steps.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (output, network) =>
        {
            foreach (DiagnosticModel diagnostic in network.Diagnostics)
            {
                output.ReportDiagnostic(diagnostic.ToDiagnostic());
            }
        });
    }

    private static IncrementalValueProvider<ImmutableArray<ArtifactFile>> ReadArtifacts(
        IncrementalGeneratorInitializationContext context) => context.AdditionalTextsProvider
        .Where(static file => Path.GetExtension(file.Path) == ArtifactExtension)
        .Select(static (file, cancellation) => new ArtifactFile(
            Path.GetFileNameWithoutExtension(file.Path), file.GetText(cancellation)?.ToString() ?? ""))
        .WithTrackingName(Steps.Artifacts)
        .Collect();

    private static IncrementalValuesProvider<CompiledNetwork> Compile(
        IncrementalValuesProvider<NetworkModel> models, IncrementalValueProvider<ImmutableArray<ArtifactFile>> artifacts) => models
        .Combine(artifacts)
        .Select(static (c, _) => new NetworkInput(c.Left, c.Right.FirstOrDefault(a => a.Network == c.Left.Class.Name)?.Text))
        .WithTrackingName(Steps.Inputs)
        .Select(static (input, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return new CompiledNetwork(input.Model.Key, NetworkCompiler.Compile(input.Model.Class, input.ArtifactText));
        })
        .WithTrackingName(Steps.Compilations);

    private static IncrementalValuesProvider<CSharpFile> EmitStages(
        IncrementalValuesProvider<NetworkModel> models, IncrementalValueProvider<NameTable> names) => models
        .Combine(names)
        .Select(static (c, _) => new CSharpFile(
            $"{c.Right.Find(c.Left.Key).HintName}.Stages.g.cs", StageEmitter.Emit(c.Left.Class)))
        .WithTrackingName(Steps.Stages);

    /// <summary>Networks that have the same name in C would overwrite each other's files: none of them gets any.</summary>
    private static IncrementalValuesProvider<CSharpFile> EmitFiles(
        IncrementalValuesProvider<CompiledNetwork> compilations, IncrementalValueProvider<NameTable> names) => compilations
        .Combine(names)
        .Select(static (c, _) => (Network: c.Left, Names: c.Right.Find(c.Left.Key)))
        .Select(static (c, _) => new CSharpFile(
            $"{c.Names.HintName}.C.g.cs", c.Names.HasCollision ? "" : FileEmitter.Emit(c.Network.Result)))
        .WithTrackingName(Steps.Files);

    private static void Add(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<CSharpFile> files) =>
        context.RegisterSourceOutput(files.Where(static f => f.Text.Length > 0), static (output, file) =>
            output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8)));
}
