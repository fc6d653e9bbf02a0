using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Graphs;

/// <summary>
/// Joins a declaration and its trained integers. The shapes are those of the channels that the artifact kept, whatever
/// the graph was built with.
/// </summary>
public static class Linker
{
    /// <summary>Links; <see langword="null"/> if the artifact does not fit the declaration.</summary>
    public static IntegerGraph? Run(FloatGraph graph, NetworkArtifact artifact, IssueSink issues)
    {
        EquatableArray<string> declared = DeclarationText.Lines(graph.Declaration);
        if (DeclarationText.Difference(artifact.Declaration, declared) is { } difference)
        {
            issues.Add(IssueCatalogue.ArtifactStale.At(0, graph.Name, difference));
            return null;
        }

        return ArtifactFit.CheckStages(graph.Declaration, artifact, issues)
            && Rebuild(graph, ArtifactFit.Kept(artifact), issues) is { } kept
            && StreamFit.Check(kept, artifact, issues)
            && SynapseUse.Of(kept).All(use => ArtifactFit.CheckUse(kept, use, Parameters(artifact, use), issues))
                ? IntegerGraphBuilder.Run(kept, artifact)
                : null;
    }

    /// <summary>The artifact's entry of the stage that a synapse belongs to.</summary>
    internal static StageArtifact Parameters(NetworkArtifact artifact, SynapseUse use) => artifact.Stages.First(s => s.Name == use.Stage);

    /// <summary>The graph with the kept channels. Shapes that fit as declared can contradict each other as kept.</summary>
    private static FloatGraph? Rebuild(FloatGraph graph, EquatableArray<KeptChannels> kept, IssueSink issues)
    {
        if (graph.Kept == kept)
        {
            return graph;
        }

        var shapes = new IssueSink();
        FloatGraph? rebuilt = FloatGraphBuilder.Run(graph.Declaration, kept, shapes);
        if (rebuilt is null)
        {
            issues.Add(IssueCatalogue.ArtifactFieldWrong.At(
                0, graph.Name, "the set of kept channels", $"one whose shapes fit ({shapes.ToArray()[0].Message})"));
        }

        return rebuilt;
    }
}
