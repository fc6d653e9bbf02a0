using SnnDsl;

namespace PaperNetworks;

/// <summary>VGG-16 for CIFAR-10, the milder pruning of QP-SNN: 4.25 million parameters.</summary>
[SpikingNetwork(TimeSteps = 4)]
[Input(32, 32, 3)]
public partial class Vgg16Cifar10Mild
{
    [Arguments(0.45, 0.51)]
    public partial Vgg16Features Features { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}

/// <summary>VGG-16 for CIFAR-10, the stronger pruning: 1.42 million parameters.</summary>
[SpikingNetwork(TimeSteps = 4)]
[Input(32, 32, 3)]
public partial class Vgg16Cifar10Strong
{
    [Arguments(0.49, 0.80)]
    public partial Vgg16Features Features { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}

/// <summary>VGG-16 for CIFAR-100, the milder pruning: 2.31 million parameters.</summary>
[SpikingNetwork(TimeSteps = 4)]
[Input(32, 32, 3)]
public partial class Vgg16Cifar100Mild
{
    [Arguments(0.45, 0.70)]
    public partial Vgg16Features Features { get; }

    [Linear(100)]
    public partial Stage Classifier { get; }
}

/// <summary>VGG-16 for CIFAR-100, the stronger pruning: 1.68 million parameters.</summary>
[SpikingNetwork(TimeSteps = 4)]
[Input(32, 32, 3)]
public partial class Vgg16Cifar100Strong
{
    [Arguments(0.45, 0.78)]
    public partial Vgg16Features Features { get; }

    [Linear(100)]
    public partial Stage Classifier { get; }
}

/// <summary>VGG-16 for Tiny-ImageNet, the milder pruning: 4.65 million parameters.</summary>
[SpikingNetwork(TimeSteps = 4)]
[Input(64, 64, 3)]
public partial class Vgg16TinyImageNetMild
{
    [Arguments(0.45, 0.51)]
    public partial Vgg16Features Features { get; }

    [Linear(200)]
    public partial Stage Classifier { get; }
}

/// <summary>VGG-16 for Tiny-ImageNet, the stronger pruning: 3.43 million parameters.</summary>
[SpikingNetwork(TimeSteps = 4)]
[Input(64, 64, 3)]
public partial class Vgg16TinyImageNetStrong
{
    [Arguments(0.45, 0.62)]
    public partial Vgg16Features Features { get; }

    [Linear(200)]
    public partial Stage Classifier { get; }
}
