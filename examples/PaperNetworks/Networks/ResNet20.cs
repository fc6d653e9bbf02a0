using SnnDsl;

namespace PaperNetworks;

/// <summary>The wide residual network for CIFAR-10, the milder pruning of QP-SNN: 6.22 million parameters.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(32, 32, 3)]
public partial class ResNet20Cifar10Mild
{
    [Arguments(0.1, 0.3, 0.6)]
    public partial ResNet20Features Features { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}

/// <summary>The wide residual network for CIFAR-10, the stronger pruning of QP-SNN: 3.87 million parameters.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(32, 32, 3)]
public partial class ResNet20Cifar10Strong
{
    [Arguments(0.1, 0.35, 0.75)]
    public partial ResNet20Features Features { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}

/// <summary>The wide residual network for CIFAR-100, the milder pruning of QP-SNN: 6.27 million parameters.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(32, 32, 3)]
public partial class ResNet20Cifar100Mild
{
    [Arguments(0.1, 0.3, 0.6)]
    public partial ResNet20Features Features { get; }

    [Linear(100)]
    public partial Stage Classifier { get; }
}

/// <summary>The wide residual network for CIFAR-100, the stronger pruning of QP-SNN: 3.92 million parameters.</summary>
[SpikingNetwork(TimeSteps = 2)]
[Input(32, 32, 3)]
public partial class ResNet20Cifar100Strong
{
    [Arguments(0.1, 0.35, 0.75)]
    public partial ResNet20Features Features { get; }

    [Linear(100)]
    public partial Stage Classifier { get; }
}
