using SnnDsl;

namespace TinyTransformer;

/// <summary>Body of a binary spiking transformer (BESTformer, arXiv 2501.05904) for images of 28 to 32 rows: convolutions that
/// halve height and width twice, so that 7 x 7 or 8 x 8 positions are left as tokens, and reversible blocks. All weights but those of the
/// first convolution have one bit. A neuron keeps a half of its membrane and fires at 2, which is the published neuron that
/// halves its input and fires at 1.</summary>
/// <param name="stem">Channels of the first convolution.</param>
/// <param name="patch">Channels up to the second pooling.</param>
/// <param name="channels">Channels of the residual, a multiple of the heads.</param>
/// <param name="depth">Blocks.</param>
/// <param name="heads">Heads of an attention.</param>
[Block]
public partial class TransformerLayers(int stem, int patch, int channels, int depth, int heads)
{
    [Conv2d(nameof(stem), Padding = 1), BatchNorm, Lif(Threshold = 2.0, Fire = FireCondition.GreaterOrEqual), MaxPool(3, Stride = 2, Padding = 1)]
    public partial Stage Stem { get; }

    [Conv2d(nameof(patch), Padding = 1, WeightBits = 1), BatchNorm, Lif(Threshold = 2.0, Fire = FireCondition.GreaterOrEqual)]
    public partial Stage Patch1 { get; }

    [Conv2d(nameof(patch), Padding = 1, WeightBits = 1), BatchNorm, Lif(Threshold = 2.0, Fire = FireCondition.GreaterOrEqual), MaxPool(3, Stride = 2, Padding = 1)]
    public partial Stage Patch2 { get; }

    [Conv2d(nameof(channels), Padding = 1, WeightBits = 1), BatchNorm, Lif(Threshold = 2.0, Fire = FireCondition.GreaterOrEqual)]
    public partial Stage Patch3 { get; }

    /// <summary>Its current begins the residual.</summary>
    [Conv2d(nameof(channels), Padding = 1, WeightBits = 1), BatchNorm]
    public partial Synapse Tokens { get; }

    [ReversibleBlock(Depth = nameof(depth)), BinaryAttention(nameof(heads)), SpikingMlp(4)]
    public partial ResidualStage Encoder { get; }

    public Residual Forward(Signal image)
    {
        Spikes x = Patch3(Patch2(Patch1(Stem(image))));
        return Encoder(Tokens(x).ToResidual());
    }
}
