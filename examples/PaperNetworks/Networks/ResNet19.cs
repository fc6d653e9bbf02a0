using SnnDsl;

namespace PaperNetworks;

/// <summary>Q-SNN's ResNet19 (arXiv 2406.13672) for CIFAR-10: 12.55 million weights of 1 bit.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(32, 32, 3)]
public partial class ResNet19Cifar10
{
    public partial ResNet19Features Features { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}

/// <summary>Q-SNN's ResNet19 for CIFAR-100.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(32, 32, 3)]
public partial class ResNet19Cifar100
{
    public partial ResNet19Features Features { get; }

    [Linear(100)]
    public partial Stage Classifier { get; }
}
