namespace SnnDsl.Compiler.Declarations;

/// <summary>Window that slides over rows and columns: that of a convolution, or of a pooling.</summary>
/// <param name="Kernel">Rows and columns that it covers.</param>
/// <param name="Stride">Rows and columns from one position to the next.</param>
/// <param name="Padding">Rows and columns without events, in front and behind.</param>
public sealed record Window(Extent Kernel, Extent Stride, Extent Padding)
{
    /// <summary>One row and column at every position: positions stay apart.</summary>
    public static Window Point { get; } = Square(1, 1, 0);

    /// <summary>Elements of a channel that it covers.</summary>
    public int Size => Kernel.Size;

    /// <summary>Window with as many rows as columns.</summary>
    public static Window Square(int kernel, int stride, int padding) =>
        new(Extent.Square(kernel), Extent.Square(stride), Extent.Square(padding));

    /// <summary>Shape with one row and column per position; what does not fill a window is dropped.</summary>
    public TensorShape Over(TensorShape input, int channels) => new(
        Positions(input.Height + (2 * Padding.Height), Kernel.Height, Stride.Height),
        Positions(input.Width + (2 * Padding.Width), Kernel.Width, Stride.Width),
        channels);

    /// <summary>Positions of a window along one axis.</summary>
    public static int Positions(int length, int window, int stride) => ((length - window) / stride) + 1;

    /// <summary>The window in dumps; padding is left out where there is none.</summary>
    /// <param name="name">What the kernel is called.</param>
    public string Describe(string name) => $"{name} {Kernel}, stride {Stride}{(Padding == default ? "" : $", padding {Padding}")}";
}
