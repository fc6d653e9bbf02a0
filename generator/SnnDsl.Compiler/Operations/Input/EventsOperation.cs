using SnnDsl.Compiler.Backends.CortexC;

namespace SnnDsl.Compiler.Operations;

/// <summary>The events of each time step: counts up to the node's maximum.</summary>
public sealed record EventsOperation : IntegerOperation
{
    /// <inheritdoc/>
    internal override LayerEmission Emit(EmissionContext context) => LayerEmission.None;
}
