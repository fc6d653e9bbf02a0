using SnnDsl;

namespace PaperNetworks;

/// <summary>Q-SNN's ResNet19 up to its read-out: an 8-bit stem, three groups of blocks, and the mean of each channel over the map.
/// Every membrane is kept as a code of 8 bits.</summary>
[Block]
public partial class ResNet19Features
{
    [Conv2d(128, Kernel = 3, Padding = 1), BatchNorm, Lif(MembraneBits = 8)]
    public partial Stage Stem { get; }

    [Arguments(128)]
    public partial BinaryBlock Block1 { get; }

    [Arguments(128)]
    public partial BinaryBlock Block2 { get; }

    [Arguments(128)]
    public partial BinaryBlock Block3 { get; }

    [Arguments(256)]
    public partial BinaryDownBlock Block4 { get; }

    [Arguments(256)]
    public partial BinaryBlock Block5 { get; }

    [Arguments(256)]
    public partial BinaryBlock Block6 { get; }

    [Arguments(512)]
    public partial BinaryDownBlock Block7 { get; }

    [Arguments(512)]
    public partial BinaryBlock Block8 { get; }

    [GlobalAvgPool]
    public partial Stage Pool { get; }
}
