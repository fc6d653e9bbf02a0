using SnnDsl.Compiler.Artifacts;

namespace SnnDsl.Compiler.Operations;

/// <summary>A synapse whose currents are brought to the format of another layer's membranes: (A * Multiplier) &gt;&gt; Shift.</summary>
/// <param name="Stage">The stage whose parameters it computes with.</param>
/// <param name="Synapse">Its weights; its output has the shape of the layer.</param>
/// <param name="Parameters">Multipliers and shift.</param>
public sealed record IntegerBranch(string Stage, IntegerSynapse Synapse, BranchArtifact Parameters);
