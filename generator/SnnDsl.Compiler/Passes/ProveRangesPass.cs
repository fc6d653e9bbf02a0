using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Passes;

/// <summary>Proves what every accumulator, membrane, state and score can reach, node by node. What 32 bits cannot hold is an error.</summary>
public static class ProveRangesPass
{
    public static Plan Run(Plan plan, IssueSink issues)
    {
        var proofs = new List<LayerProof>();
        var scope = new ProofScope(plan.Graph, proofs, issues);
        foreach (IntegerNode node in plan.Graph.Nodes)
        {
            proofs.Add(node.Operation.Prove(scope, node));
        }

        return plan with { Layers = plan.Layers.Zip(proofs, (layer, proof) => layer with { Proof = proof }).ToEquatableArray() };
    }
}
