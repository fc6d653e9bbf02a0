using SnnDsl;

namespace FashionMnist;

/// <summary>1-bit weights and 8-bit membranes.</summary>
[SpikingNetwork(TimeSteps = 4)]
[Input(28, 28, 1)]
public partial class BinaryNet8
{
    [Arguments(8)]
    public partial BinaryLayers Layers { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}

/// <summary>1-bit weights and 4-bit membranes.</summary>
[SpikingNetwork(TimeSteps = 4)]
[Input(28, 28, 1)]
public partial class BinaryNet4
{
    [Arguments(4)]
    public partial BinaryLayers Layers { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}

/// <summary>1-bit weights and 2-bit membranes.</summary>
[SpikingNetwork(TimeSteps = 4)]
[Input(28, 28, 1)]
public partial class BinaryNet2
{
    [Arguments(2)]
    public partial BinaryLayers Layers { get; }

    [Linear(10)]
    public partial Stage Classifier { get; }
}
