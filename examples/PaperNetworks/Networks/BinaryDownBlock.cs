using SnnDsl;

namespace PaperNetworks;

/// <summary>A block of Q-SNN that halves the map: a 1x1 convolution of 1-bit weights past the two others, whose current meets
/// theirs in one neuron.</summary>
/// <param name="channels">Output channels.</param>
[Block]
public partial class BinaryDownBlock(int channels)
{
    [Conv2d(nameof(channels), Kernel = 3, Stride = 2, Padding = 1, WeightBits = 1), BatchNorm, Lif(MembraneBits = 8)]
    public partial Stage First { get; }

    [Conv2d(nameof(channels), Kernel = 3, Padding = 1, WeightBits = 1), BatchNorm]
    public partial Synapse Second { get; }

    [Conv2d(nameof(channels), Kernel = 1, Stride = 2, WeightBits = 1), BatchNorm]
    public partial Synapse Down { get; }

    [Lif(MembraneBits = 8)]
    public partial Neuron Join { get; }

    public Spikes Forward(Spikes x) => Join(Second(First(x)) + Down(x));
}
