using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Backends.CortexC;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// The next state of a residual stream, 16 bits: sat(((A * Multiplier) >> Shift) + Bias + what it joins). Its inputs are what the
/// synapse reads, then the states it joins: none, one as it is, or the mean of an older and a newer one.
/// </summary>
public sealed record IntegerResidualOperation(IntegerSynapse Synapse, StreamArtifact Parameters) : IntegerOperation
{
    /// <inheritdoc/>
    internal override LayerEmission Emit(EmissionContext context) => ResidualLayer.Emit(context, this);
}
