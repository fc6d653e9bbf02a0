using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// Shape of the network's input: unsigned 8-bit values in height, width, channel order. The same values are presented
/// at every time step (direct coding); in training they are divided by 255.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>An image.</summary>
    /// <param name="height">Rows, 1 to 1024.</param>
    /// <param name="width">Columns, 1 to 1024.</param>
    /// <param name="channels">Channels, 1 to 1024.</param>
    public InputAttribute(int height, int width, int channels)
    {
        Height = height;
        Width = width;
        Channels = channels;
    }

    /// <summary>A flat vector, which only a <see cref="LinearAttribute"/> can take.</summary>
    /// <param name="features">Number of values, 1 to 65535.</param>
    public InputAttribute(int features)
    {
        Features = features;
    }

    /// <summary>Rows of the image; 0 for a flat input.</summary>
    [Range(1, 1024)]
    public int Height { get; }

    /// <summary>Columns of the image; 0 for a flat input.</summary>
    [Range(1, 1024)]
    public int Width { get; }

    /// <summary>Channels of the image; 0 for a flat input.</summary>
    [Range(1, 1024)]
    public int Channels { get; }

    /// <summary>Values of a flat input; 0 for an image.</summary>
    [Range(1, 65535)]
    public int Features { get; }
}
