using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Backends.CortexC;

namespace SnnDsl.Compiler.Operations;

/// <summary>The read-out of two states: score = (sum over both of weight * mean) + bias, per class; its inputs are the older and
/// the newer one.</summary>
public sealed record IntegerHeadsOperation(HeadsArtifact Parameters) : IntegerOperation
{
    /// <inheritdoc/>
    internal override LayerEmission Emit(EmissionContext context) => HeadsLayer.Emit(context, this);
}
