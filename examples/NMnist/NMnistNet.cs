using SnnDsl;

namespace NMnist;

/// <summary>Recognizes digits in the events of a camera of 34 x 34 pixels, with 2-bit membranes.</summary>
[SpikingNetwork(TimeSteps = 5, Schedules = Schedules.Framed | Schedules.Streaming)]
[EventInput(34, 34)]
public partial class NMnistNet
{
    [Arguments(2)]
    public partial EventLayers Layers { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}
