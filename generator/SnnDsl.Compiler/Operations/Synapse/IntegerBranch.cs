using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Operations;

/// <summary>A synapse whose currents are brought to the format of another layer's membranes: (A * Multiplier) &gt;&gt; Shift.</summary>
/// <param name="Stage">The stage whose parameters it computes with.</param>
/// <param name="Source">The node it reads.</param>
/// <param name="Synapse">Its weights; its output has the shape of the layer.</param>
/// <param name="Parameters">Multipliers and shift.</param>
public sealed record IntegerBranch(string Stage, int Source, IntegerSynapse Synapse, BranchArtifact Parameters)
{
    /// <summary>The products of a channel's accumulators, and what they add to the membrane.</summary>
    internal (IntegerRange Product, IntegerRange Current) Prove(int channel, long inputMaximum)
    {
        IntegerRange accumulator = Synapse.Accumulator(channel, inputMaximum);
        return (
            accumulator.Scale(Parameters.Multipliers[channel], 0),
            new(Parameters.Current(channel, accumulator.Minimum), Parameters.Current(channel, accumulator.Maximum)));
    }
}
