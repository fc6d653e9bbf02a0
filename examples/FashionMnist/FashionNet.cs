using SnnDsl;

namespace FashionMnist;

/// <summary>Recognizes ten kinds of clothing in 28 x 28 grey images.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(28, 28, 1)]
[Budget(FlashKiB = 32, RamKiB = 6)]
public partial class FashionNet
{
    [Conv2d(16, Kernel = 3, Padding = 1), BatchNorm, Lif, MaxPool(2)]
    public partial Stage Encoder { get; }

    [Conv2d(48, Kernel = 3, Padding = 1, WeightBits = 4), BatchNorm, Lif, MaxPool(2)]
    public partial Stage Features { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}
