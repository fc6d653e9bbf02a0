namespace SnnDsl.Compiler.Declarations;

/// <summary>One layer attribute of a stage. <paramref name="Element"/> is the place in the class it was read from.</summary>
public abstract record LayerDeclaration(int Element);

/// <summary>A synapse layer: it turns spikes or pixels into a current.</summary>
public abstract record SynapseDeclaration(int WeightBits, int Element) : LayerDeclaration(Element)
{
    /// <summary>Output channels as declared.</summary>
    public abstract int OutputChannels { get; }
}

/// <summary>Convolution with a square kernel and zero padding.</summary>
public sealed record Conv2dDeclaration(int Channels, int Kernel, int Stride, int Padding, int WeightBits, int Element)
    : SynapseDeclaration(WeightBits, Element)
{
    /// <inheritdoc/>
    public override int OutputChannels => Channels;
}

/// <summary>Fully connected layer.</summary>
public sealed record LinearDeclaration(int Outputs, int WeightBits, int Element) : SynapseDeclaration(WeightBits, Element)
{
    /// <inheritdoc/>
    public override int OutputChannels => Outputs;
}

/// <summary>
/// A fully connected layer of each position, a 1x1 convolution, whose output channels follow from its input's:
/// <paramref name="Times"/> of them for every <paramref name="Over"/>.
/// </summary>
public sealed record ProjectionDeclaration(int Times, int Over, int WeightBits, int Element) : SynapseDeclaration(WeightBits, Element)
{
    /// <summary>Not known before the input's shape is.</summary>
    public override int OutputChannels => throw new InvalidOperationException("The channels of a projection follow from its input.");
}

/// <summary>Attention with a binary map between the spikes of queries, keys and values.</summary>
public sealed record AttentionDeclaration(int Heads, AttentionOrder Order, int Element) : LayerDeclaration(Element);

/// <summary>A read-out of each of the two newest states of a residual, averaged.</summary>
public sealed record HeadsDeclaration(int Classes, int Element) : LayerDeclaration(Element);

/// <summary>An attention branch as it is written: it becomes several stages.</summary>
public sealed record BinaryAttentionDeclaration(int Heads, AttentionOrder Order, int WeightBits, int Element) : LayerDeclaration(Element);

/// <summary>An MLP branch as it is written: it becomes several stages.</summary>
public sealed record SpikingMlpDeclaration(int Ratio, int WeightBits, int Element) : LayerDeclaration(Element);

/// <summary>Blocks of the branches on the same property: they become several stages each.</summary>
public sealed record ReversibleBlockDeclaration(int Depth, ResidualShortcut Shortcut, int Element) : LayerDeclaration(Element);

/// <summary>Batch normalization.</summary>
public sealed record BatchNormDeclaration(int Element) : LayerDeclaration(Element);

/// <summary>LIF or IF neuron.</summary>
public sealed record NeuronDeclaration(NeuronRule Rule, int Element) : LayerDeclaration(Element);

/// <summary>Pooling of spikes.</summary>
public sealed record PoolDeclaration(PoolKind Kind, int Size, int Stride, int Element) : LayerDeclaration(Element)
{
    /// <summary>Rows and columns without spikes on every side, less than the size; 0 unless <see cref="PoolKind.Max"/>.</summary>
    public int Padding { get; init; }
}

/// <summary>Mean of every channel over the whole map: a count whose divisor belongs to the next layer's scale.</summary>
public sealed record GlobalAvgPoolDeclaration(int Element) : LayerDeclaration(Element);

/// <summary>A feature map becomes a vector.</summary>
public sealed record FlattenDeclaration(int Element) : LayerDeclaration(Element);

/// <summary>What a pooling window computes.</summary>
public enum PoolKind
{
    /// <summary>OR of the spikes.</summary>
    Max,

    /// <summary>Mean of the spikes: a count whose divisor belongs to the next layer's scale.</summary>
    Average,

    /// <summary>Count of the spikes.</summary>
    Sum,
}
