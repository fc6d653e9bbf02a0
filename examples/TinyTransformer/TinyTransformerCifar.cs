using SnnDsl;

namespace TinyTransformer;

/// <summary>The same layers for 32 x 32 colour images: 64 tokens, and twice the channels in the first convolution.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(32, 32, 3)]
public partial class TinyTransformerCifar
{
    [Arguments(32, 32, 64, 1, 4)]
    public partial TransformerLayers Body { get; }

    [AveragedHeads(10)]
    public partial Stage Heads { get; }
}
