using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Operations;

/// <summary>What the proof of a node may know: the graph, and what was proved of the nodes before it.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Proofs">Proofs by the ids of their nodes.</param>
/// <param name="Issues">Takes what cannot be proved.</param>
internal sealed record ProofScope(IntegerGraph Graph, IReadOnlyList<LayerProof> Proofs, IssueSink Issues)
{
    /// <summary>The network.</summary>
    public NetworkDeclaration Declaration => Graph.Declaration;

    /// <summary>What elements of every channel of a node can be.</summary>
    public IntegerRange[] Channels(int node) =>
        [.. Enumerable.Range(0, Graph.Nodes[node].Shape.Channels).Select(Proofs[node].Channel)];

    /// <summary>Reports the first of some ranges that 32 bits cannot hold.</summary>
    public bool FitsInt32(IntegerNode node, params IntegerRange[] ranges)
    {
        IntegerRange[] wide = [.. ranges.Where(range => !range.FitsInt32)];
        if (wide.Length > 0)
        {
            Issues.Add(IssueCatalogue.BoundNotProved.At(node.Element, node.Stage, wide[0]));
        }

        return wide.Length == 0;
    }
}
