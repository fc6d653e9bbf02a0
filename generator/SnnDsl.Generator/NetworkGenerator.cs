using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SnnDsl.Compiler;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Generator;

/// <summary>
/// Checks every class with [SpikingNetwork] or [Block], emits its stages as C# and the C of networks as assembly
/// attributes. Content and positions go separate ways: an edit that only moves a class compiles nothing again.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    private const string ArtifactExtension = ".snn";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkClass> classes = Read<SpikingNetworkAttribute>(context, Steps.Classes);
        IncrementalValuesProvider<NetworkModel> models = ModelsOf(classes, Steps.Models);
        IncrementalValuesProvider<NetworkClass> blockClasses = Read<BlockAttribute>(context, Steps.BlockClasses);
        IncrementalValuesProvider<NetworkModel> blocks = ModelsOf(blockClasses, Steps.Blocks);
        IncrementalValueProvider<NameTable> names = models
            .Select(static (m, _) => NetworkSymbols.Of(m.Key, m.Class))
            .Collect()
            .Combine(blocks.Select(static (b, _) => b.Key).Collect())
            .Select(static (n, _) => NameTable.Of(n.Left, n.Right))
            .WithTrackingName(Steps.Names);
        IncrementalValuesProvider<NetworkPlan> plans = Plan(models, ReadArtifacts(context));

        Add(context, EmitStages(models, names, Steps.Stages));
        Add(context, EmitStages(blocks.Where(static b => !b.Class.IsNetwork), names, Steps.BlockStages));
        Add(context, EmitFiles(plans, names));
        Report(
            context,
            Locate(IssuesOf(plans), names, PositionsOf(classes, Steps.Positions), Steps.Diagnostics),
            Locate(Check(blocks), names, PositionsOf(blockClasses, Steps.BlockPositions), Steps.BlockDiagnostics));
    }

    private static IncrementalValuesProvider<NetworkClass> Read<TAttribute>(
        IncrementalGeneratorInitializationContext context, string step) => context.SyntaxProvider
        .ForAttributeWithMetadataName(typeof(TAttribute).FullName!, static (node, _) => node is TypeDeclarationSyntax, ClassReader.Read)
        .Where(static c => c is not null)
        .Select(static (c, _) => c!)
        .WithTrackingName(step);

    private static IncrementalValuesProvider<NetworkModel> ModelsOf(IncrementalValuesProvider<NetworkClass> classes, string step) => classes
        .Select(static (c, _) => new NetworkModel(c.Key, c.Model))
        .WithTrackingName(step);

    private static IncrementalValueProvider<ImmutableArray<SourceMap>> PositionsOf(
        IncrementalValuesProvider<NetworkClass> classes, string step) => classes
        .Select(static (c, _) => c.Positions)
        .WithTrackingName(step)
        .Collect();

    private static IncrementalValuesProvider<NetworkDiagnostics> Locate(
        IncrementalValuesProvider<NetworkIssues> issues,
        IncrementalValueProvider<NameTable> names,
        IncrementalValueProvider<ImmutableArray<SourceMap>> positions,
        string step) => issues.Combine(names).Combine(positions)
        .Select(static (c, _) => NetworkDiagnostics.Of(c.Left.Left, c.Left.Right, c.Right))
        .WithTrackingName(step);

    /// <summary>
    /// A block's own problem is found again in every network that uses it, but is reported once. Only what is reported meets the
    /// compilation, which is another one after every edit: it has the trees that #pragma and .editorconfig are read from.
    /// </summary>
    private static void Report(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<NetworkDiagnostics> networks,
        IncrementalValuesProvider<NetworkDiagnostics> blocks)
    {
        IncrementalValuesProvider<DiagnosticModel> reports = networks.Collect().Combine(blocks.Collect())
            .SelectMany(static (d, _) => d.Left.Concat(d.Right).SelectMany(n => n.Diagnostics).Distinct())
            .WithTrackingName(Steps.Reports);
        context.RegisterSourceOutput(
            reports.Combine(context.CompilationProvider), static (output, r) => output.ReportDiagnostic(r.Left.ToDiagnostic(r.Right)));
    }

    private static IncrementalValueProvider<ImmutableArray<ArtifactFile>> ReadArtifacts(
        IncrementalGeneratorInitializationContext context) => context.AdditionalTextsProvider
        .Where(static file => Path.GetExtension(file.Path) == ArtifactExtension)
        .Select(static (file, cancellation) => new ArtifactFile(
            Path.GetFileNameWithoutExtension(file.Path), file.GetText(cancellation)?.ToString() ?? ""))
        .WithTrackingName(Steps.Artifacts)
        .Collect();

    /// <summary>A class becomes a graph, a graph and its trained parameters a plan: what leaves one as it was runs nothing behind it.</summary>
    private static IncrementalValuesProvider<NetworkPlan> Plan(
        IncrementalValuesProvider<NetworkModel> models, IncrementalValueProvider<ImmutableArray<ArtifactFile>> artifacts) => models
        .Select(static (m, _) => new NetworkGraph(m.Key, m.Class.Name, NetworkCompiler.Graph(m.Class)))
        .WithTrackingName(Steps.Graphs)
        .Combine(artifacts)
        .Select(static (c, _) => new NetworkInput(c.Left, c.Right.FirstOrDefault(a => a.Network == c.Left.Name)?.Text))
        .WithTrackingName(Steps.Inputs)
        .Select(static (input, cancellation) => new NetworkPlan(
            input.Graph.Key, NetworkCompiler.Plan(input.Graph.Result, input.ArtifactText, cancellation)))
        .WithTrackingName(Steps.Plans);

    private static IncrementalValuesProvider<NetworkIssues> IssuesOf(IncrementalValuesProvider<NetworkPlan> plans) => plans
        .Select(static (p, _) => new NetworkIssues(p.Key, p.Result.Issues))
        .WithTrackingName(Steps.Issues);

    private static IncrementalValuesProvider<NetworkIssues> Check(IncrementalValuesProvider<NetworkModel> blocks) => blocks
        .Select(static (b, _) => new NetworkIssues(b.Key, NetworkCompiler.CheckBlock(b.Class)))
        .WithTrackingName(Steps.BlockChecks);

    private static IncrementalValuesProvider<CSharpFile> EmitStages(
        IncrementalValuesProvider<NetworkModel> models, IncrementalValueProvider<NameTable> names, string step) => models
        .Combine(names)
        .Select(static (c, _) => new CSharpFile(
            $"{c.Right.Find(c.Left.Key).HintName}.Stages.g.cs", StageEmitter.Emit(c.Left.Class)))
        .WithTrackingName(step);

    /// <summary>Networks that have the same name in C would overwrite each other's files: none of them gets any.</summary>
    private static IncrementalValuesProvider<CSharpFile> EmitFiles(
        IncrementalValuesProvider<NetworkPlan> plans, IncrementalValueProvider<NameTable> names) => plans
        .Select(static (p, cancellation) => new NetworkFiles(p.Key, NetworkCompiler.Emit(p.Result, cancellation)))
        .WithTrackingName(Steps.Code)
        .Combine(names)
        .Select(static (c, _) => (c.Left.Files, Names: c.Right.Find(c.Left.Key)))
        .Select(static (c, _) => new CSharpFile($"{c.Names.HintName}.C.g.cs", c.Names.HasCollision ? "" : FileEmitter.Emit(c.Files)))
        .WithTrackingName(Steps.Files);

    private static void Add(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<CSharpFile> files) =>
        context.RegisterSourceOutput(files.Where(static f => f.Text.Length > 0), static (output, file) =>
            output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8)));
}
