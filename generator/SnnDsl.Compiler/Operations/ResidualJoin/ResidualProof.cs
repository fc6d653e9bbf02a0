using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Operations;

/// <summary>Ranges of a residual state.</summary>
/// <param name="Node">The node.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Range">Ranges over all channels.</param>
/// <param name="Channels">The state of each channel.</param>
public sealed record ResidualProof(IntegerNode Node, IntegerResidualOperation Operation, LayerRange Range, EquatableArray<IntegerRange> Channels)
    : ComputedProof(Node, Range)
{
    /// <inheritdoc/>
    public override IntegerRange Channel(int channel) => Channels[channel];
}
