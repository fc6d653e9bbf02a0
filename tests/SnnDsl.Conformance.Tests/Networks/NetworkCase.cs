using SnnDsl.Compiler;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>A network, its trained parameters, its C, and the images or events it runs on.</summary>
/// <param name="Declaration">The class.</param>
/// <param name="Artifact">The parameters.</param>
/// <param name="Plan">What the compiler made of both.</param>
/// <param name="Images">Inputs as the simulator takes them: pixels, or the counts of events of all time steps.</param>
internal sealed record NetworkCase(
    NetworkDeclaration Declaration,
    NetworkArtifact Artifact,
    Plan Plan,
    IReadOnlyList<byte[]> Images)
{
    private readonly Lazy<EquatableArray<GeneratedFile>> _files = new(() => NetworkEmitter.Emit(Plan));

    /// <summary>The C, which takes longer than all the rest: only where it is needed.</summary>
    public EquatableArray<GeneratedFile> Files => _files.Value;

    public string Name => Declaration.Name;

    public IntegerGraph Graph => Plan.Graph;

    /// <summary>Whether the network has residual streams.</summary>
    public bool HasStreams => Graph.Nodes.Any(n => n.IsState);

    public int Classes => Graph.Nodes[^1].Shape.Size;

    /// <summary>Images whose spikes are compared; of the others only the scores.</summary>
    public int TracedImages { get; init; } = int.MaxValue;

    /// <summary>Images that a second instance classifies in between.</summary>
    public int ClassifiedImages { get; init; } = int.MaxValue;

    /// <summary>The name: what a record would print is longer than any page.</summary>
    public override string ToString() => Name;

    /// <summary>Compiles a network; <see langword="null"/> if the compiler rejects it. Parameters go through their text.</summary>
    public static NetworkCase? Compile(
        NetworkDeclaration declaration,
        NetworkArtifact artifact,
        IReadOnlyList<byte[]> images,
        IssueSink issues,
        Action<Pass, Plan>? afterEach = null)
    {
        if (FloatGraphBuilder.Run(declaration, issues) is not { } graph
            || ArtifactReader.Read(declaration.Name, ArtifactWriter.Write(artifact), issues) is not { } read
            || Linker.Run(graph, read, issues) is not { } linked
            || PassList.Run(Plan.Of(linked), issues, afterEach) is not { } plan)
        {
            return null;
        }

        return new NetworkCase(declaration, read, plan, images);
    }
}
