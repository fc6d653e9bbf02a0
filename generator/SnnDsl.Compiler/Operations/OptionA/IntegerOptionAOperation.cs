using SnnDsl.Compiler.Backends.CortexC;

namespace SnnDsl.Compiler.Operations;

/// <summary>Every <paramref name="Stride"/>-th row and column; channel c becomes channel c + <paramref name="ChannelOffset"/>.</summary>
public sealed record IntegerOptionAOperation(int Stride, int ChannelOffset) : IntegerOperation
{
    /// <inheritdoc/>
    internal override LayerEmission Emit(EmissionContext context) => OptionALayer.Emit(context, this);
}
