namespace SnnDsl.Training.Data;

/// <summary>Labelled 8-bit images, kept in managed memory.</summary>
/// <param name="Name">For reports and artifacts.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Channels">Values per pixel.</param>
/// <param name="Pixels">Count x height x width x channels values, 0 to 255.</param>
/// <param name="Labels">One class index per image.</param>
public sealed record ImageDataSet(string Name, int Height, int Width, int Channels, ReadOnlyMemory<byte> Pixels, ReadOnlyMemory<byte> Labels)
{
    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>Values in one image.</summary>
    public int ImageSize => Height * Width * Channels;

    /// <summary>Pixels of one image, row by row, channels innermost.</summary>
    public ReadOnlySpan<byte> Image(int index) => Pixels.Span.Slice(index * ImageSize, ImageSize);

    /// <summary>A run of consecutive images as a data set of its own.</summary>
    public ImageDataSet Slice(int start, int count) => this with
    {
        Pixels = Pixels.Slice(start * ImageSize, count * ImageSize),
        Labels = Labels.Slice(start, count),
    };
}
