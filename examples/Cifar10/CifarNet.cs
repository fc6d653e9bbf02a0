using SnnDsl;

namespace Cifar10;

/// <summary>Recognizes ten kinds of animals and vehicles in 32 x 32 colour images: a spiking residual network of two
/// blocks, each of which halves height and width.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(32, 32, 3)]
public partial class CifarNet
{
    [Conv2d(32, Kernel = 3, Padding = 1), BatchNorm, Lif]
    public partial Stage Stem { get; }

    [Arguments(64, 2)]
    public partial BasicBlock Wide { get; }

    [Arguments(128, 2)]
    public partial BasicBlock Deep { get; }

    [GlobalAvgPool]
    public partial Stage Pool { get; }

    [Linear(10)]
    public partial Synapse Classifier { get; }

    public Current Forward(Signal image)
    {
        Spikes x = Stem(image);
        x = Wide.Forward(x);
        x = Deep.Forward(x);
        return Classifier(Pool(x));
    }
}
