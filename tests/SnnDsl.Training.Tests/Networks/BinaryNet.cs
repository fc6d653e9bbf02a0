namespace SnnDsl.Training.Tests.Networks;

/// <summary>1-bit weights and membranes kept as codes; the middle one of three layers of neurons is regulated.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(8, 8, 1)]
internal sealed class BinaryNet
{
    [Conv2d(6, Kernel = 3, Padding = 1), BatchNorm, Lif(MembraneBits = 8), MaxPool(2)]
    public Stage Encoder => null!;

    [Conv2d(8, Kernel = 3, WeightBits = 1), BatchNorm, Lif(MembraneBits = 8)]
    public Stage Features => null!;

    [Conv2d(8, Kernel = 1, WeightBits = 1), BatchNorm, Lif(MembraneBits = 8)]
    public Stage Details => null!;

    [Linear(3)]
    public Stage Classifier => null!;
}
