namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// Shape of a value at one time step: a feature map in height, width, channel order, or a vector (1 x 1 x channels,
/// <see cref="IsFlat"/>).
/// </summary>
public sealed record TensorShape(int Height, int Width, int Channels, bool IsFlat = false)
{
    /// <summary>Number of elements.</summary>
    public int Size => Height * Width * Channels;

    /// <summary>A vector of <paramref name="features"/> elements.</summary>
    public static TensorShape Flat(int features) => new(1, 1, features, IsFlat: true);

    /// <summary>The same elements as a vector.</summary>
    public TensorShape Flatten() => IsFlat ? this : Flat(Size);

    /// <inheritdoc/>
    public override string ToString() => IsFlat ? $"{Channels}" : $"{Height}x{Width}x{Channels}";
}
