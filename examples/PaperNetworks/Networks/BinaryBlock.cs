using SnnDsl;

namespace PaperNetworks;

/// <summary>A block of Q-SNN: two convolutions of 1-bit weights around which the spikes take a shortcut.</summary>
/// <param name="channels">Channels of the input and of both convolutions.</param>
[Block]
public partial class BinaryBlock(int channels)
{
    [Conv2d(nameof(channels), Kernel = 3, Padding = 1, WeightBits = 1), BatchNorm, Lif(MembraneBits = 8)]
    public partial Stage First { get; }

    [Conv2d(nameof(channels), Kernel = 3, Padding = 1, WeightBits = 1), BatchNorm]
    public partial Synapse Second { get; }

    [Lif(MembraneBits = 8)]
    public partial Neuron Join { get; }

    public Spikes Forward(Spikes x) => Join(Second(First(x)) + x);
}
