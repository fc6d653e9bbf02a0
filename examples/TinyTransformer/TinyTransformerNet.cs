using SnnDsl;

namespace TinyTransformer;

/// <summary>Recognizes ten kinds of clothes in 28 x 28 images: 49 tokens, 64 channels, one block of 4 heads.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(28, 28, 1)]
public partial class TinyTransformerNet
{
    [Arguments(16, 32, 64, 1, 4)]
    public partial TransformerLayers Body { get; }

    [AveragedHeads(10)]
    public partial Stage Heads { get; }
}
