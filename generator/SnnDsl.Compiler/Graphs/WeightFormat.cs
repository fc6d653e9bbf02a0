namespace SnnDsl.Compiler.Graphs;

/// <summary>Which integers a weight can be.</summary>
public enum WeightGrid
{
    /// <summary>Symmetric integers -(2^(b-1)-1) to 2^(b-1)-1, zero included.</summary>
    Symmetric,

    /// <summary>Odd integers -(2^b-1) to 2^b-1 without zero: m = 2 W - (2^b-1) for the code W (QP-SNN, equations 9 and 10).</summary>
    Odd,
}

/// <summary>Bits and grid of a layer's weights.</summary>
public sealed record WeightFormat(int Bits, WeightGrid Grid)
{
    /// <summary>Weights of the first layer and of the read-out.</summary>
    public static WeightFormat Symmetric8 { get; } = new(8, WeightGrid.Symmetric);

    /// <summary>Largest integer weight; the smallest one is its negative.</summary>
    public int Maximum => Grid == WeightGrid.Odd ? (1 << Bits) - 1 : (1 << (Bits - 1)) - 1;

    /// <summary>Whether the integer is a weight of this format.</summary>
    public bool Contains(int weight) =>
        Math.Abs(weight) <= Maximum && (Grid == WeightGrid.Symmetric || (weight & 1) != 0);

    /// <summary>The bits that stand for a weight: an unsigned code on the odd grid, two's complement on the symmetric one.</summary>
    public int ToCode(int weight) => Grid == WeightGrid.Odd ? (weight + Maximum) / 2 : weight & ((1 << Bits) - 1);

    /// <summary>The weight that a code stands for.</summary>
    public int FromCode(int code)
    {
        if (Grid == WeightGrid.Odd)
        {
            return (2 * code) - Maximum;
        }

        int sign = 1 << (Bits - 1);
        return (code ^ sign) - sign;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Bits} bit {(Grid == WeightGrid.Odd ? "odd" : "symmetric")}";
}
