using SnnDsl;

namespace NMnist;

/// <summary>Hidden layers of the event networks: of every membrane a code of <paramref name="membraneBits"/> bits is kept from one
/// time step to the next (Q-SNN, arXiv 2406.13672), or with 0 the membrane itself. It then has 16 bits, because weights have 4 and
/// windows 5 time steps: each further step takes a bit more, as halving a membrane loses nothing within a window. Channels are
/// multiples of 16, so that no membranes are kept for channels that are not there.</summary>
[Block]
public partial class EventLayers(int membraneBits)
{
    [Conv2d(16, Kernel = 5, Stride = 2, WeightBits = 4), BatchNorm, Lif(MembraneBits = nameof(membraneBits))]
    public partial Stage Edges { get; }

    [Conv2d(32, Kernel = 3, Stride = 2, WeightBits = 4), BatchNorm, Lif(MembraneBits = nameof(membraneBits)), MaxPool(2)]
    public partial Stage Shapes { get; }
}
