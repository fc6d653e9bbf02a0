namespace SnnDsl.Training.Tests.Networks;

/// <summary>All layer kinds without batch norm; <see cref="DyadicWeights"/> makes its numbers exact in binary. Sides and
/// channels differ everywhere, so that a wrong element order shows.</summary>
[SpikingNetwork(TimeSteps = 3)]
[Input(9, 7, 2)]
internal sealed class DyadicNet
{
    [Conv2d(5, Kernel = 3, Stride = 2, Padding = 1), Lif(Decay = 0.5)]
    public Stage Encoder => null!;

    [Conv2d(6, Kernel = 3, Padding = 1, WeightBits = 2), Lif(Decay = 0.75, Reset = ResetMode.Subtract), MaxPool(2, Stride = 1)]
    public Stage Middle => null!;

    [Conv2d(4, Kernel = 1, WeightBits = 2), Lif(Decay = 0.25, Threshold = 0.5, Fire = FireCondition.GreaterOrEqual), AvgPool(2)]
    public Stage Pooled => null!;

    [Linear(8, WeightBits = 2), If(Threshold = 0.25)]
    public Stage Hidden => null!;

    [Linear(3)]
    public Stage Classifier => null!;
}
