using SnnDsl;

namespace Cifar10;

/// <summary>Two convolutions and a shortcut around them without parameters: the residual block of QP-SNN, arXiv 2502.05905.
/// What <see cref="First"/> gives stays inside of the block, so its channels can be pruned.</summary>
[Block]
public partial class BasicBlock(int channels, int stride = 1, double prune = 0.25)
{
    [Conv2d(nameof(channels), Kernel = 3, Stride = nameof(stride), Padding = 1, WeightBits = 4), BatchNorm, Lif]
    [Prune(nameof(prune))]
    public partial Stage First { get; }

    [Conv2d(nameof(channels), Kernel = 3, Padding = 1, WeightBits = 4), BatchNorm]
    public partial Synapse Second { get; }

    [Lif]
    public partial Neuron Join { get; }

    public Spikes Forward(Spikes x)
    {
        Current main = Second(First(x));
        return Join(main + x.OptionA(main));
    }
}
