using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Graphs;

/// <summary>A value of the integer graph and the operation that makes it from the values of <paramref name="Inputs"/>.</summary>
/// <param name="Id">Position in the graph.</param>
/// <param name="Name">Name of the node, unique in the network.</param>
/// <param name="Stage">Stage whose parameters it computes with, or that it comes from; empty for the input.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Inputs">Ids of the nodes it reads: its source, then the shortcuts into its neurons, then the source of its branch; or
/// its source, then the states that it joins.</param>
/// <param name="Shape">Shape at one time step.</param>
/// <param name="Maximum">Largest element: 255 for pixels, 1 for spikes, the window's size for counts; 0 for scores and streams.</param>
/// <param name="Element">Place in the class.</param>
public sealed record IntegerNode(
    int Id,
    string Name,
    string Stage,
    IntegerOperation Operation,
    EquatableArray<int> Inputs,
    TensorShape Shape,
    int Maximum,
    int Element)
{
    /// <summary>Whether the value is the state of a residual stream: 16-bit numbers.</summary>
    public bool IsStream => Operation is IntegerResidualOperation;

    /// <summary>The synapse of the node, if it has one.</summary>
    public IntegerSynapse? Synapse => Operation switch
    {
        SpikingOperation spiking => spiking.Synapse,
        IntegerResidualOperation stream => stream.Synapse,
        ReadOutOperation readOut => readOut.Synapse,
        _ => null,
    };

    /// <summary>Bit planes of the value: the bits of its maximum.</summary>
    public int Planes => BitCount(Maximum);

    private static int BitCount(int maximum)
    {
        int bits = 0;
        for (; maximum > 0; maximum >>= 1)
        {
            bits++;
        }

        return bits;
    }
}
