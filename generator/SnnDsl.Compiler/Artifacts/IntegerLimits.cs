namespace SnnDsl.Compiler.Artifacts;

/// <summary>Ranges of the integers in an artifact. The exporter saturates to them, the reader checks them.</summary>
public static class IntegerLimits
{
    /// <summary>Largest threshold, and largest magnitude of a bias, of a neuron.</summary>
    public const int Threshold = 1 << 28;

    /// <summary>Largest multiplier of the read-out, of a branch and of a current that joins a stream.</summary>
    public const int Multiplier = 1 << 15;

    /// <summary>Most fractional bits of a membrane.</summary>
    public const int FractionalBits = 16;

    /// <summary>Most bits that a product of accumulator and multiplier is shifted down.</summary>
    public const int Shift = 30;

    /// <summary>Most fractional bits of a residual stream.</summary>
    public const int StreamFractionalBits = 12;

    /// <summary>Largest magnitude of a weight of heads.</summary>
    public const int HeadWeight = 127;
}
