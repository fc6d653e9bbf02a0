using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler;

/// <summary>What compiling a class gave: issues, and C if there were no errors and trained parameters.</summary>
public sealed record NetworkCompilation(EquatableArray<Issue> Issues, EquatableArray<GeneratedFile> Files);

/// <summary>The whole way from a class and its trained parameters to C. Pure: equal input gives equal bytes.</summary>
public static class NetworkCompiler
{
    /// <summary>Compiles a class.</summary>
    /// <param name="model">The class as it was found.</param>
    /// <param name="artifactText">Text of the trained parameters; <see langword="null"/> if there are none.</param>
    public static NetworkCompilation Compile(ClassModel model, string? artifactText)
    {
        using InvariantCulture culture = InvariantCulture.Pin();
        var issues = new IssueSink();
        EquatableArray<GeneratedFile> files = Emit(model, artifactText, issues);
        return new NetworkCompilation(issues.ToArray(), files);
    }

    /// <summary>What is wrong with a block whatever its parameters are; it has no C of its own.</summary>
    public static NetworkCompilation CheckBlock(ClassModel block)
    {
        using InvariantCulture culture = InvariantCulture.Pin();
        var issues = new IssueSink();
        DeclarationReader.CheckBlock(block, issues);
        return new NetworkCompilation(issues.ToArray(), []);
    }

    /// <summary>Declaration and shapes of a class; <see langword="null"/> if it has errors.</summary>
    public static FloatGraph? Check(ClassModel model, IssueSink issues) =>
        DeclarationReader.Read(model, issues) is { } declaration ? FloatGraphBuilder.Run(declaration, issues) : null;

    /// <summary>Joins a checked class with its trained parameters and runs all passes; <see langword="null"/> on errors.</summary>
    public static Plan? Link(FloatGraph graph, string artifactText, IssueSink issues) =>
        ArtifactReader.Read(graph.Name, artifactText, issues) is { } artifact && Linker.Run(graph, artifact, issues) is { } linked
            ? PassList.Run(Plan.Of(linked), issues)
            : null;

    private static EquatableArray<GeneratedFile> Emit(ClassModel model, string? artifactText, IssueSink issues)
    {
        if (Check(model, issues) is not { } graph)
        {
            return [];
        }

        if (artifactText is null)
        {
            issues.Add(IssueCatalogue.ArtifactMissing.At(model.Element, model.Name));
            return [];
        }

        return Link(graph, artifactText, issues) is { } plan ? NetworkEmitter.Emit(plan) : [];
    }
}
