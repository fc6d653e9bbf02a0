using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>A number of rows and a number of columns.</summary>
public readonly record struct Extent(int Height, int Width)
{
    /// <summary>Rows times columns.</summary>
    public int Size => Height * Width;

    /// <summary>As many rows as columns.</summary>
    public static Extent Square(int size) => new(size, size);

    /// <summary>One number where both are equal, else rows x columns.</summary>
    public override string ToString() => Height == Width ? Invariant.Text(Height) : Rectangle;

    /// <summary>Rows x columns.</summary>
    public string Rectangle => $"{Invariant.Text(Height)}x{Invariant.Text(Width)}";
}
