namespace SnnDsl.Training.Tests.Networks;

/// <summary>A spiking transformer for <see cref="Stripes"/>: two blocks on 16 tokens.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(8, 8, 1)]
internal sealed class SmallFormer
{
    [Conv2d(8, Kernel = 3, Padding = 1), BatchNorm, Lif(Threshold = 2, Fire = FireCondition.GreaterOrEqual), MaxPool(3, Stride = 2, Padding = 1)]
    public Stage Encoder => null!;

    [Conv2d(24, Kernel = 3, Padding = 1, WeightBits = 1), BatchNorm]
    public Stage Tokens => null!;

    [ReversibleBlock(Depth = 2), BinaryAttention(2), SpikingMlp(2)]
    public Stage Blocks => null!;

    [AveragedHeads(3)]
    public Stage Heads => null!;
}
