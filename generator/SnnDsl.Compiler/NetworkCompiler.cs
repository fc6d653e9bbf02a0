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

/// <summary>Declaration and shapes of a class.</summary>
/// <param name="Graph">The float graph; <see langword="null"/> if the class has errors.</param>
/// <param name="Element">Place of the class.</param>
/// <param name="Issues">What was found.</param>
public sealed record GraphResult(FloatGraph? Graph, int Element, EquatableArray<Issue> Issues);

/// <summary>A checked class with its trained parameters, after all passes.</summary>
/// <param name="Plan">The plan; <see langword="null"/> on errors, or without trained parameters.</param>
/// <param name="Issues">What was found, in the class too.</param>
public sealed record PlanResult(Plan? Plan, EquatableArray<Issue> Issues);

/// <summary>
/// The whole way from a class and its trained parameters to C, in steps whose results are values. Pure: equal input gives equal
/// bytes.
/// </summary>
public static class NetworkCompiler
{
    /// <summary>Compiles a class.</summary>
    /// <param name="model">The class as it was found.</param>
    /// <param name="artifactText">Text of the trained parameters; <see langword="null"/> if there are none.</param>
    public static NetworkCompilation Compile(ClassModel model, string? artifactText)
    {
        PlanResult plan = Plan(Graph(model), artifactText);
        return new NetworkCompilation(plan.Issues, Emit(plan));
    }

    /// <summary>The first step: declaration and shapes.</summary>
    public static GraphResult Graph(ClassModel model)
    {
        using InvariantCulture culture = InvariantCulture.Pin();
        var issues = new IssueSink();
        FloatGraph? graph = Check(model, issues);
        return new GraphResult(graph, model.Element, issues.ToArray());
    }

    /// <summary>The second step: the trained parameters, proofs, kernels and memory.</summary>
    /// <param name="checkedClass">What the first step gave.</param>
    /// <param name="artifactText">Text of the trained parameters; <see langword="null"/> if there are none.</param>
    /// <param name="cancellation">Asked between the parts of the step.</param>
    public static PlanResult Plan(GraphResult checkedClass, string? artifactText, CancellationToken cancellation = default)
    {
        if (checkedClass.Graph is not { } graph)
        {
            return new PlanResult(null, checkedClass.Issues);
        }

        using InvariantCulture culture = InvariantCulture.Pin();
        var issues = new IssueSink();
        issues.AddRange(checkedClass.Issues);
        Plan? plan = null;
        if (artifactText is null)
        {
            issues.Add(IssueCatalogue.ArtifactMissing.At(checkedClass.Element, graph.Name));
        }
        else
        {
            plan = Link(graph, artifactText, issues, cancellation);
        }

        return new PlanResult(plan, issues.ToArray());
    }

    /// <summary>The last step: C; no files without a plan.</summary>
    /// <param name="planned">What the second step gave.</param>
    /// <param name="cancellation">Asked before the text is made.</param>
    public static EquatableArray<GeneratedFile> Emit(PlanResult planned, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        using InvariantCulture culture = InvariantCulture.Pin();
        return planned.Plan is { } plan ? NetworkEmitter.Emit(plan) : [];
    }

    /// <summary>What is wrong with a block whatever its parameters are; it has no C of its own.</summary>
    public static EquatableArray<Issue> CheckBlock(ClassModel block)
    {
        using InvariantCulture culture = InvariantCulture.Pin();
        var issues = new IssueSink();
        DeclarationReader.CheckBlock(block, issues);
        return issues.ToArray();
    }

    /// <summary>Declaration and shapes of a class; <see langword="null"/> if it has errors.</summary>
    public static FloatGraph? Check(ClassModel model, IssueSink issues) =>
        DeclarationReader.Read(model, issues) is { } declaration ? FloatGraphBuilder.Run(declaration, issues) : null;

    /// <summary>Joins a checked class with its trained parameters and runs all passes; <see langword="null"/> on errors.</summary>
    public static Plan? Link(FloatGraph graph, string artifactText, IssueSink issues, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (ArtifactReader.Read(graph.Name, artifactText, issues) is not { } artifact)
        {
            return null;
        }

        cancellation.ThrowIfCancellationRequested();
        return Linker.Run(graph, artifact, issues) is { } linked
            ? PassList.Run(Passes.Plan.Of(linked), issues, cancellation: cancellation)
            : null;
    }
}
