using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Backends.CortexC;

namespace SnnDsl.Compiler.Operations;

/// <summary>The read-out: score = multiplier * (sum over time of the accumulator) + bias, per class.</summary>
public sealed record ReadOutOperation(IntegerSynapse Synapse, ReadOutArtifact Parameters) : IntegerOperation
{
    /// <inheritdoc/>
    internal override LayerEmission Emit(EmissionContext context) => ReadOutLayer.Emit(context, this);
}
