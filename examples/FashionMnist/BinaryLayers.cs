using SnnDsl;

namespace FashionMnist;

/// <summary>Hidden layers of the 1-bit networks. The first convolution has 8 bits, the others signs; of every membrane a code of
/// <paramref name="membraneBits"/> bits is kept (Q-SNN, arXiv 2406.13672).</summary>
[Block]
public partial class BinaryLayers(int membraneBits)
{
    [Conv2d(16, Kernel = 3, Padding = 1), BatchNorm, Lif(MembraneBits = nameof(membraneBits)), MaxPool(2)]
    public partial Stage Encoder { get; }

    [Conv2d(48, Kernel = 3, Padding = 1, WeightBits = 1), BatchNorm, Lif(MembraneBits = nameof(membraneBits)), MaxPool(2)]
    public partial Stage Features { get; }

    [Conv2d(64, Kernel = 3, Padding = 1, WeightBits = 1), BatchNorm, Lif(MembraneBits = nameof(membraneBits)), MaxPool(2)]
    public partial Stage Details { get; }
}
