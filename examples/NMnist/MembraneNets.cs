using SnnDsl;

namespace NMnist;

/// <summary><see cref="NMnistNet"/> with 8-bit membranes.</summary>
[SpikingNetwork(TimeSteps = 5, Schedules = Schedules.Framed | Schedules.Streaming)]
[EventInput(34, 34)]
public partial class NMnistNet8
{
    [Arguments(8)]
    public partial EventLayers Layers { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}

/// <summary><see cref="NMnistNet"/> with membranes that are kept as they are, in 16 bits.</summary>
[SpikingNetwork(TimeSteps = 5, Schedules = Schedules.Framed | Schedules.Streaming)]
[EventInput(34, 34)]
public partial class NMnistNet16
{
    [Arguments(0)]
    public partial EventLayers Layers { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}
