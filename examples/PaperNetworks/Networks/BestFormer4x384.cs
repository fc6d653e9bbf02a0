using SnnDsl;

namespace PaperNetworks;

/// <summary>BESTformer-4-384 (arXiv 2501.05904) for CIFAR-10: 9.3 million parameters, 9.276 million of them of 1 bit.</summary>
[SpikingNetwork(TimeSteps = 4)]
[Input(32, 32, 3)]
public partial class BestFormer4x384Cifar10
{
    public partial BestFormer4x384Features Features { get; }

    [AveragedHeads(10)]
    public partial Stage Heads { get; }
}

/// <summary>BESTformer-4-384 for CIFAR-100.</summary>
[SpikingNetwork(TimeSteps = 4)]
[Input(32, 32, 3)]
public partial class BestFormer4x384Cifar100
{
    public partial BestFormer4x384Features Features { get; }

    [AveragedHeads(100)]
    public partial Stage Heads { get; }
}
