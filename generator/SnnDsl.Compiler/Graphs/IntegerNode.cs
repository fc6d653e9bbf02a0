using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Graphs;

/// <summary>A value of the integer graph and the operation that makes it.</summary>
/// <param name="Id">Position in the graph.</param>
/// <param name="Name">Name of the node, unique in the network.</param>
/// <param name="Stage">Stage whose parameters it computes with, or that it comes from; empty for the input.</param>
/// <param name="Operation">What it computes, and from which nodes.</param>
/// <param name="Shape">Shape at one time step.</param>
/// <param name="Format">Form of its elements.</param>
/// <param name="Element">Place in the class.</param>
public sealed record IntegerNode(
    int Id, string Name, string Stage, IntegerOperation Operation, TensorShape Shape, ValueFormat Format, int Element)
{
    /// <summary>Ids of the nodes it reads.</summary>
    public EquatableArray<int> Inputs => Operation.Edges.Select(edge => edge.Node).ToEquatableArray();

    /// <summary>The synapse of its current, if it has one.</summary>
    public IntegerSynapse? Synapse => Operation.CurrentSynapse;

    /// <summary>Largest element: 255 for pixels, 1 for spikes, the window's size for counts; 0 for scores and states.</summary>
    public int Maximum => Format.Maximum;

    /// <summary>Bit planes of the value: the bits of its maximum.</summary>
    public int Planes => Format.Planes;

    /// <summary>Whether the value is a residual state: 16-bit numbers.</summary>
    public bool IsState => Format.IsState;

    /// <summary>Words of the value in some time steps.</summary>
    public int Words(int timeSteps) => Format.Words(Shape, timeSteps);
}
