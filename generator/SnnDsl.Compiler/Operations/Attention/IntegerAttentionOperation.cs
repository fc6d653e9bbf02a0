using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Operations;

/// <summary>Attention with a binary map; its inputs are the spikes of queries, keys and values.</summary>
public sealed record IntegerAttentionOperation(int Heads, AttentionOrder Order, AttentionArtifact Parameters) : IntegerOperation
{
    /// <summary>Its sizes in a layer of a shape.</summary>
    public AttentionShape Sizes(TensorShape shape) => AttentionShape.Of(shape, Heads, Order);

    /// <inheritdoc/>
    internal override LayerEmission Emit(EmissionContext context) => AttentionLayer.Emit(context, this);
}
