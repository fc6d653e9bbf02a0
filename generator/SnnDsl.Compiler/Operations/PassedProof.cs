using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Operations;

/// <summary>Nothing to prove: the format of the node bounds its elements.</summary>
public sealed record PassedProof(IntegerNode Node) : LayerProof(Node)
{
    /// <inheritdoc/>
    public override IntegerRange Channel(int channel) => new(0, Node.Maximum);
}
