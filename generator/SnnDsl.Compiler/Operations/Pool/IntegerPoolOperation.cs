using SnnDsl.Compiler.Backends.CortexC;

namespace SnnDsl.Compiler.Operations;

/// <summary>Pooling of spikes: OR or count.</summary>
public sealed record IntegerPoolOperation(bool IsMaximum, int Height, int Width, int Stride) : IntegerOperation
{
    /// <summary>Rows and columns without spikes on every side.</summary>
    public int Padding { get; init; }

    /// <inheritdoc/>
    internal override LayerEmission Emit(EmissionContext context) => PoolLayer.Emit(context, this);
}
