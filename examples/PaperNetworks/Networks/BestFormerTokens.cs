using SnnDsl;

namespace PaperNetworks;

/// <summary>The end of BESTformer's tokenizer (arXiv 2501.05904): 1-bit convolutions that make tokens of a map, each position one
/// token. The last one begins the residual. Neurons fire at 1 and halve their input: here they fire at 2.</summary>
/// <param name="half">Channels of the first convolution.</param>
/// <param name="channels">Channels of the others, and of the tokens.</param>
[Block]
public partial class BestFormerTokens(int half, int channels)
{
    [Conv2d(nameof(half), Padding = 1, WeightBits = 1), BatchNorm]
    [Lif(Threshold = 2, Fire = FireCondition.GreaterOrEqual), MaxPool(3, Stride = 2, Padding = 1)]
    public partial Stage First { get; }

    [Conv2d(nameof(channels), Padding = 1, WeightBits = 1), BatchNorm]
    [Lif(Threshold = 2, Fire = FireCondition.GreaterOrEqual), MaxPool(3, Stride = 2, Padding = 1)]
    public partial Stage Second { get; }

    [Conv2d(nameof(channels), Padding = 1, WeightBits = 1), BatchNorm]
    public partial Synapse Third { get; }

    public Residual Forward(Spikes x) => Third(Second(First(x))).ToResidual();
}
