namespace SnnDsl.Training.Tests.Networks;

/// <summary>Small network for 32 x 32 colour images without batch norm, for <see cref="DyadicWeights"/>.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(32, 32, 3)]
internal sealed class ColourNet
{
    [Conv2d(5, Kernel = 3, Stride = 2, Padding = 1), Lif(Threshold = 2), MaxPool(2)]
    public Stage Encoder => null!;

    [Conv2d(6, Kernel = 3, Stride = 2, WeightBits = 2), Lif(Threshold = 4)]
    public Stage Features => null!;

    [Linear(10)]
    public Stage Classifier => null!;
}
