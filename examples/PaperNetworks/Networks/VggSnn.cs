using SnnDsl;

namespace PaperNetworks;

/// <summary>VGGSNN for DVS-CIFAR10, the mildest pruning of QP-SNN: 1.46 million parameters.</summary>
/// <remarks>The input is a frame of events of two polarities. That frames differ from step to step changes no size.</remarks>
[SpikingNetwork(TimeSteps = 10)]
[Input(48, 48, 2)]
public partial class VggSnnDvsCifar10Mild
{
    [Arguments(0.5, 0.7)]
    public partial VggSnnFeatures Features { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}

/// <summary>VGGSNN for DVS-CIFAR10, the middle pruning of QP-SNN: 0.90 million parameters.</summary>
/// <remarks>The input is a frame of events of two polarities. That frames differ from step to step changes no size.</remarks>
[SpikingNetwork(TimeSteps = 10)]
[Input(48, 48, 2)]
public partial class VggSnnDvsCifar10Strong
{
    [Arguments(0.5, 0.8)]
    public partial VggSnnFeatures Features { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}

/// <summary>VGGSNN for DVS-CIFAR10, the strongest pruning of QP-SNN: 0.25 million parameters.</summary>
/// <remarks>The input is a frame of events of two polarities. That frames differ from step to step changes no size.</remarks>
[SpikingNetwork(TimeSteps = 10)]
[Input(48, 48, 2)]
public partial class VggSnnDvsCifar10Strongest
{
    [Arguments(0.82, 0.93)]
    public partial VggSnnFeatures Features { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}
