using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Operations;

/// <summary>Pooling of spikes.</summary>
public sealed record PoolOperation(PoolKind Kind, int Height, int Width, int Stride) : FloatOperation($"{Kind}Pool")
{
    /// <summary>Rows and columns without spikes on every side.</summary>
    public int Padding { get; init; }
}
