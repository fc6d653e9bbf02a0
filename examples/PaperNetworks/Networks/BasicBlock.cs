using SnnDsl;

namespace PaperNetworks;

/// <summary>Two convolutions around which the spikes take a shortcut without parameters: same shape, or option A.</summary>
/// <param name="channels">Output channels of both convolutions.</param>
/// <param name="stride">Of the first convolution.</param>
/// <param name="inner">Share of channels pruned between the convolutions.</param>
/// <param name="outer">Share of channels pruned from the block's output.</param>
[Block]
public partial class BasicBlock(int channels, int stride, double inner, double outer)
{
    [Conv2d(nameof(channels), Kernel = 3, Stride = nameof(stride), Padding = 1, WeightBits = 4), BatchNorm, Lif, Prune(nameof(inner))]
    public partial Stage First { get; }

    [Conv2d(nameof(channels), Kernel = 3, Padding = 1, WeightBits = 4), BatchNorm, Prune(nameof(outer))]
    public partial Synapse Second { get; }

    [Lif]
    public partial Neuron Join { get; }

    public Spikes Forward(Spikes x)
    {
        Current main = Second(First(x));
        return Join(main + x.OptionA(main));
    }
}
