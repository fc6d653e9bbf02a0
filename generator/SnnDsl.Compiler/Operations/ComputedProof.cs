using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Operations;

/// <summary>Ranges of a node that sums, whose output its format bounds.</summary>
public record ComputedProof(IntegerNode Node, LayerRange Range) : LayerProof(Node)
{
    /// <inheritdoc/>
    public override IntegerRange Channel(int channel) => new(0, Node.Maximum);
}
