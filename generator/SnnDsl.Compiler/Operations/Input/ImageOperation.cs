using SnnDsl.Compiler.Backends.CortexC;

namespace SnnDsl.Compiler.Operations;

/// <summary>The input image, unsigned 8 bit, the same at every time step.</summary>
public sealed record ImageOperation : IntegerOperation
{
    /// <inheritdoc/>
    internal override LayerEmission Emit(EmissionContext context) => LayerEmission.None;
}
