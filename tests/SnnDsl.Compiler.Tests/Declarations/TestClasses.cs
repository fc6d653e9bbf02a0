using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Tests.Declarations;

/// <summary>A network that uses every layer and every argument. Reflection does not see whether a class is partial.</summary>
[SpikingNetwork(TimeSteps = 3)]
[Input(12, 10, 2)]
[Budget(FlashKiB = 64, RamKiB = 16)]
internal sealed class EveryLayer
{
    [Conv2d(4, Kernel = 5, Stride = 2, Padding = 2), BatchNorm, Lif(Decay = 0.75, Threshold = 0.5, Reset = ResetMode.Subtract, Fire = FireCondition.GreaterOrEqual), MaxPool(2)]
    public Stage First => null!;

    [Conv2d(6, Kernel = 1, WeightBits = 2), If, SumPool(2, Stride = 1)]
    public Stage Second => null!;

    [Flatten, Linear(8, WeightBits = 4), BatchNorm, Lif]
    public Stage Third => null!;

    [Linear(3)]
    public Stage Last => null!;
}

/// <summary>Models of classes, and changes of them.</summary>
internal static class TestClasses
{
    public static ClassModel EveryLayer { get; } = ReflectionReader.Read(typeof(EveryLayer));
}
