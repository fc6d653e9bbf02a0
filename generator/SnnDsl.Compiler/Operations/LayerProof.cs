using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Operations;

/// <summary>What was proved of a node.</summary>
public abstract record LayerProof(IntegerNode Node)
{
    /// <summary>What elements of a channel can be.</summary>
    public abstract IntegerRange Channel(int channel);
}
