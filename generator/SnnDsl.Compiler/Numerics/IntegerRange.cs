namespace SnnDsl.Compiler.Numerics;

/// <summary>All integers from a minimum to a maximum.</summary>
public readonly record struct IntegerRange(long Minimum, long Maximum)
{
    /// <summary>Whether every integer of the range is a 16-bit one.</summary>
    public bool FitsInt16 => Minimum >= short.MinValue && Maximum <= short.MaxValue;

    /// <summary>Whether every integer of the range is a 32-bit one.</summary>
    public bool FitsInt32 => Minimum >= int.MinValue && Maximum <= int.MaxValue;

    /// <summary>The smallest range that holds both.</summary>
    public IntegerRange Union(IntegerRange other) =>
        new(Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum));

    /// <summary>Sums of one integer of each range.</summary>
    public IntegerRange Plus(IntegerRange other) => new(Minimum + other.Minimum, Maximum + other.Maximum);

    /// <summary>The smallest range that holds all of some ranges, at least one.</summary>
    public static IntegerRange UnionOf(IEnumerable<IntegerRange> ranges) => ranges.Aggregate((all, next) => all.Union(next));

    /// <summary>Shifts down, rounding toward minus infinity.</summary>
    public IntegerRange Shift(int bits) => new(Minimum >> bits, Maximum >> bits);

    /// <summary>Products with a factor of either sign.</summary>
    public IntegerRange Times(long factor) => factor < 0 ? new(Maximum * factor, Minimum * factor) : Scale(factor, 0);

    /// <summary>The nearest 16-bit numbers.</summary>
    public IntegerRange Saturate16() => new(Saturate16(Minimum), Saturate16(Maximum));

    /// <summary>Products with a factor that is not negative, then a constant added.</summary>
    public IntegerRange Scale(long factor, long offset) => new((Minimum * factor) + offset, (Maximum * factor) + offset);

    /// <inheritdoc/>
    public override string ToString() => $"{Minimum} to {Maximum}";

    private static long Saturate16(long value) => Math.Max(short.MinValue, Math.Min(short.MaxValue, value));
}
