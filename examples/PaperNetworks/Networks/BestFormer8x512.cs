using SnnDsl;

namespace PaperNetworks;

/// <summary>BESTformer-8-512 (arXiv 2501.05904) for ImageNet: 14x14 tokens, and maps between channels, as its code has them there.</summary>
[SpikingNetwork(TimeSteps = 4)]
[Input(224, 224, 3)]
public partial class BestFormer8x512ImageNet
{
    [Conv2d(64, Padding = 1), BatchNorm]
    [Lif(Threshold = 2, Fire = FireCondition.GreaterOrEqual), MaxPool(3, Stride = 2, Padding = 1)]
    public partial Stage Stem { get; }

    [Conv2d(128, Padding = 1, WeightBits = 1), BatchNorm]
    [Lif(Threshold = 2, Fire = FireCondition.GreaterOrEqual), MaxPool(3, Stride = 2, Padding = 1)]
    public partial Stage Wide { get; }

    [Arguments(256, 512)]
    public partial BestFormerTokens Tokens { get; }

    [ReversibleBlock(Depth = 8), BinaryAttention(8, Order = AttentionOrder.KeyValue), SpikingMlp(4)]
    public partial Stage Blocks { get; }

    [AveragedHeads(1000)]
    public partial Stage Heads { get; }
}
