namespace SnnDsl.Training.Tests.Networks;

/// <summary>A network that learns <see cref="Movement"/> within seconds.</summary>
[SpikingNetwork(TimeSteps = Movement.TimeSteps)]
[Input(Movement.Side, Movement.Side, 2)]
internal sealed class MovementNet
{
    [Conv2d(8, Kernel = 5, Padding = 2), BatchNorm, Lif]
    public Stage Encoder => null!;

    [Linear(24), BatchNorm, Lif]
    public Stage Features => null!;

    [Linear(2)]
    public Stage Classifier => null!;
}
