using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>The elements of a constant array: their C type and how values lie in them.</summary>
public sealed class ConstantElement
{
    private ConstantElement(string type, int bytes, int values, Func<EquatableArray<int>, EquatableArray<string>> rows)
    {
        (Type, Bytes, Values, Rows) = (type, bytes, values, rows);
    }

    /// <summary>Words of packed codes or bit planes.</summary>
    public static ConstantElement Words { get; } = new("uint32_t", 4, 1, values => NumberRows.Hexadecimal(values));

    /// <summary>Bytes that kernels may read four at a time.</summary>
    public static ConstantElement AlignedBytes { get; } = new("SNN_WORD_ALIGNED int8_t", 1, 1, values => NumberRows.BaseTen(values));

    /// <summary>Signed 16-bit numbers.</summary>
    public static ConstantElement Signed16 { get; } = new("int16_t", 2, 1, values => NumberRows.BaseTen(values));

    /// <summary>Unsigned 16-bit numbers.</summary>
    public static ConstantElement Unsigned16 { get; } = new("uint16_t", 2, 1, values => NumberRows.Nonnegative(values));

    /// <summary>Signed 32-bit numbers.</summary>
    public static ConstantElement Signed32 { get; } = new("int32_t", 4, 1, values => NumberRows.BaseTen(values));

    /// <summary>Signed 16-bit numbers of groups of 16 channels, two to a word, which SNN_GROUP places for the target.</summary>
    public static ConstantElement Groups { get; } = new("uint32_t", 4, 2, values => LaneRows.Groups(values));

    /// <summary>Biases of eight channels and least firing membranes of the same, two to a word, which SNN_NEURONS places for the
    /// target.</summary>
    public static ConstantElement NeuronLanes { get; } = new("uint32_t", 4, 2, values => LaneRows.Neurons(values));

    /// <summary>Type in C.</summary>
    public string Type { get; }

    /// <summary>Bytes of an element.</summary>
    public int Bytes { get; }

    /// <summary>Values that an element holds.</summary>
    public int Values { get; }

    /// <summary>Values as the lines of a C initializer.</summary>
    public Func<EquatableArray<int>, EquatableArray<string>> Rows { get; }
}
