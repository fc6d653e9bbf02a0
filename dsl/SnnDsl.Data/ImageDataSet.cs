namespace SnnDsl.Data;

/// <summary>Labelled 8-bit images, or sequences of frames, kept in managed memory. Own data becomes one by its constructor:
/// <c>new ImageDataSet("Gestures", 32, 32, 1, pixels, labels)</c>.</summary>
/// <param name="Name">For reports and artifacts.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Channels">Values per pixel.</param>
/// <param name="Pixels">Count x height x width x channels values, 0 to 255; count x time steps x ... if there are frames.</param>
/// <param name="Labels">One class index per image.</param>
public sealed record ImageDataSet(string Name, int Height, int Width, int Channels, ReadOnlyMemory<byte> Pixels, ReadOnlyMemory<byte> Labels)
{
    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>Number of classes: one more than the largest label.</summary>
    public int Classes => Labels.ToArray().Select(label => label + 1).DefaultIfEmpty(0).Max();

    /// <summary>Frames of a sample, one for each time step, whose values are counts of events; null for images, which are the
    /// same at every time step and whose values are brightness.</summary>
    public int? TimeSteps { get; init; }

    /// <summary>Values in one image or frame.</summary>
    public int ImageSize => Height * Width * Channels;

    /// <summary>Values in one sample: an image, or all its frames.</summary>
    public int SampleSize => (TimeSteps ?? 1) * ImageSize;

    /// <summary>Values of one sample: frame after frame if there are several, row by row, channels innermost.</summary>
    public ReadOnlySpan<byte> Image(int index) => Pixels.Span.Slice(index * SampleSize, SampleSize);

    /// <summary>Values of one frame, row by row, channels innermost.</summary>
    /// <param name="index">The sample.</param>
    /// <param name="step">The time step; 0 for images.</param>
    public ReadOnlySpan<byte> Frame(int index, int step) => Image(index).Slice(step * ImageSize, ImageSize);

    /// <summary>A run of consecutive images as a data set of its own.</summary>
    public ImageDataSet Slice(int start, int count) => this with
    {
        Pixels = Pixels.Slice(start * SampleSize, count * SampleSize),
        Labels = Labels.Slice(start, count),
    };

    /// <summary>Some of the images as a data set of its own, copied.</summary>
    /// <param name="indices">Which ones, in this order.</param>
    public ImageDataSet Select(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var (pixels, labels) = (new byte[(long)indices.Count * SampleSize], new byte[indices.Count]);
        for (var i = 0; i < indices.Count; i++)
        {
            Image(indices[i]).CopyTo(pixels.AsSpan(i * SampleSize));
            labels[i] = Labels.Span[indices[i]];
        }
        return this with { Pixels = pixels, Labels = labels };
    }

    /// <summary>Whether the arrays belong together.</summary>
    /// <exception cref="DataSetException">There are more or fewer values than the labels and the shape say.</exception>
    public void Check()
    {
        if (Pixels.Length != (long)Count * SampleSize)
        {
            throw new DataSetException(
                $"{Name} has {Pixels.Length} values and {Count} labels; {Count} samples of {(TimeSteps is { } steps ? $"{steps} frames of " : "")}{Height}x{Width}x{Channels} have "
                + $"{(long)Count * SampleSize}. Give a label for each sample, and its values row by row, channels innermost.");
        }
    }
}
