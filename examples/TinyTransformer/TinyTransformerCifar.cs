using SnnDsl;

namespace TinyTransformer;

/// <summary>The same layers for 32 x 32 colour images: 64 tokens, 96 channels, two blocks of 6 heads.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(32, 32, 3)]
public partial class TinyTransformerCifar
{
    [Arguments(32, 48, 96, 2, 6)]
    public partial TransformerLayers Body { get; }

    [AveragedHeads(10)]
    public partial Stage Heads { get; }
}
