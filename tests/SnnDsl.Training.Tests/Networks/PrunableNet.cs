namespace SnnDsl.Training.Tests.Networks;

/// <summary>A network whose convolutions lose channels.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(8, 8, 1)]
internal sealed class PrunableNet
{
    [Conv2d(10, Kernel = 3, Padding = 1), BatchNorm, Lif, MaxPool(2)]
    [Prune(0.4)]
    public Stage Encoder => null!;

    [Conv2d(8, Kernel = 3, WeightBits = 4), BatchNorm, Lif]
    [Prune(0.5)]
    public Stage Features => null!;

    [Linear(3)]
    public Stage Classifier => null!;
}
