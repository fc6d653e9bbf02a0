namespace SnnDsl.Training.Tests.Networks;

/// <summary>A network that learns <see cref="Stripes"/> within seconds.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(8, 8, 1)]
internal sealed class SmallNet
{
    [Conv2d(6, Kernel = 3, Padding = 1), BatchNorm, Lif, MaxPool(2)]
    public Stage Encoder => null!;

    [Conv2d(8, Kernel = 3, WeightBits = 4), BatchNorm, Lif]
    public Stage Features => null!;

    [Linear(3)]
    public Stage Classifier => null!;
}
