using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// Attention with a binary map (BESTformer, arXiv 2501.05904), on queries, keys and values: heads are runs of neighbouring channels,
/// tokens are positions. The neurons behind the map give spikes.
/// </summary>
public sealed record AttentionOperation(int Heads, AttentionOrder Order) : FloatOperation("Attention")
{
    /// <summary>Its sizes in a layer of a shape.</summary>
    public AttentionShape Sizes(TensorShape shape) => AttentionShape.Of(shape, Heads, Order);
}
