using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Emission;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>A network, its trained parameters, its C, and the images it runs on.</summary>
internal sealed record NetworkCase(
    NetworkDeclaration Declaration,
    NetworkArtifact Artifact,
    Plan Plan,
    EquatableArray<GeneratedFile> Files,
    IReadOnlyList<byte[]> Images)
{
    public string Name => Declaration.Name;

    public IntegerGraph Graph => Plan.Graph;

    public int Classes => Graph.Nodes[^1].Shape.Size;

    /// <summary>Images whose spikes are compared; of the others only the scores.</summary>
    public int TracedImages { get; init; } = int.MaxValue;

    /// <summary>Images that a second instance classifies in between.</summary>
    public int ClassifiedImages { get; init; } = int.MaxValue;

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

        return new NetworkCase(declaration, read, plan, NetworkEmitter.Emit(plan), images);
    }
}
