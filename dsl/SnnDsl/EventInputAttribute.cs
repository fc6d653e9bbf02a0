using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// Input of address events, as event cameras give them: in each time step a count of events per pixel and polarity, in
/// height, width, polarity order. In training a count is what it says.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventInputAttribute : Attribute
{
    /// <summary>Declares the sensor.</summary>
    /// <param name="height">Rows, 1 to 1024.</param>
    /// <param name="width">Columns, 1 to 1024.</param>
    public EventInputAttribute(int height, int width)
    {
        Height = height;
        Width = width;
    }

    /// <summary>Rows of the sensor.</summary>
    [Range(1, 1024)]
    public int Height { get; }

    /// <summary>Columns of the sensor.</summary>
    [Range(1, 1024)]
    public int Width { get; }

    /// <summary>Channels of the input, one per polarity: 1 to 1024; 2 by default.</summary>
    [Range(1, 1024)]
    public int Polarities { get; set; } = 2;

    /// <summary>
    /// Most events of one pixel and polarity that a time step counts, 1, 3, 7, 15, 31, 63, 127 or 255: further ones are
    /// dropped. 1 by default: a pixel then has spiked or not.
    /// </summary>
    [OneOf(1, 3, 7, 15, 31, 63, 127, 255)]
    public int MaximumCount { get; set; } = 1;
}
