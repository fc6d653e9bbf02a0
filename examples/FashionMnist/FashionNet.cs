using SnnDsl;

namespace FashionMnist;

/// <summary>Recognizes ten kinds of clothing in 28 x 28 grey images.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(28, 28, 1)]
[Budget(FlashKiB = 48, RamKiB = 10)]
public partial class FashionNet
{
    [Conv2d(24, Kernel = 5, Stride = 2, Padding = 2), BatchNorm, Lif]
    public partial Stage Encoder { get; }

    [Conv2d(64, Kernel = 3, Stride = 2, Padding = 1, WeightBits = 4), BatchNorm, Lif]
    public partial Stage Shapes { get; }

    [Conv2d(64, Kernel = 3, Padding = 1, WeightBits = 4), BatchNorm, Lif, AvgPool(3, Stride = 2)]
    public partial Stage Parts { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}
