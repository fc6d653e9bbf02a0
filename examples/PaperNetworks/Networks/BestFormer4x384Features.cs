using SnnDsl;

namespace PaperNetworks;

/// <summary>BESTformer-4-384 for images of 32x32 pixels up to its heads: a tokenizer that leaves 8x8 tokens, and four blocks.</summary>
[Block]
public partial class BestFormer4x384Features
{
    [Conv2d(48, Padding = 1), BatchNorm, Lif(Threshold = 2, Fire = FireCondition.GreaterOrEqual)]
    public partial Stage Stem { get; }

    [Conv2d(96, Padding = 1, WeightBits = 1), BatchNorm, Lif(Threshold = 2, Fire = FireCondition.GreaterOrEqual)]
    public partial Stage Wide { get; }

    [Arguments(192, 384)]
    public partial BestFormerTokens Tokens { get; }

    [ReversibleBlock(Depth = 4), BinaryAttention(8), SpikingMlp(4)]
    public partial Stage Blocks { get; }
}
