using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Graphs;

/// <summary>The network as it is trained: one node per layer, shapes inferred, nodes in topological order.</summary>
/// <param name="Declaration">The class.</param>
/// <param name="Nodes">The nodes.</param>
/// <param name="Kept">Output channels of the stages that have fewer than declared.</param>
public sealed record FloatGraph(
    NetworkDeclaration Declaration, EquatableArray<FloatNode> Nodes, EquatableArray<KeptChannels> Kept)
{
    public string Name => Declaration.Name;

    public int TimeSteps => Declaration.TimeSteps;
}
