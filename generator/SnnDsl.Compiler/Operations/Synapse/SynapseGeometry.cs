using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// Where a synapse connects. A linear layer is a kernel as large as its input, at one position; its flat input has one
/// row and one column.
/// </summary>
/// <param name="Input">Shape of what it reads.</param>
/// <param name="Output">Shape of its currents.</param>
/// <param name="Window">Positions that it reads for one output position.</param>
/// <param name="IsLinear">Whether it is fully connected.</param>
public sealed record SynapseGeometry(TensorShape Input, TensorShape Output, Window Window, bool IsLinear)
{
    /// <summary>Weights of one output channel.</summary>
    public int FanIn => Window.Size * Input.Channels;

    /// <summary>The same connections as a convolution: a linear layer is one with a kernel of 1 at one position.</summary>
    public SynapseGeometry AsConvolution => this with { IsLinear = false };

    /// <summary>Whether it reads a node's value and makes currents of a shape.</summary>
    internal bool Fits(IntegerNode source, TensorShape output) =>
        (source.Format.IsImage || source.Format.IsBits)
        && Input == (IsLinear ? source.Shape.Flatten() : source.Shape)
        && Output == output;
}
