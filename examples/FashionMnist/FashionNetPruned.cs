using SnnDsl;

namespace FashionMnist;

/// <summary><see cref="FashionNet"/> without two of five channels, most of them of the second convolution, trained again after they were
/// removed. The class names what is declared; FashionNetPruned.snn and the generated C hold what is left.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(28, 28, 1)]
[Budget(FlashKiB = 20, RamKiB = 6)]
public partial class FashionNetPruned
{
    [Conv2d(16, Kernel = 3, Padding = 1), BatchNorm, Lif, MaxPool(2)]
    [Prune(0.2)]
    public partial Stage Encoder { get; }

    [Conv2d(48, Kernel = 3, Padding = 1, WeightBits = 4), BatchNorm, Lif, MaxPool(2)]
    [Prune(0.47)]
    public partial Stage Features { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}
