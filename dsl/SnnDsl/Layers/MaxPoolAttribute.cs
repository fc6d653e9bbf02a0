using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>Maximum of the spikes in each window, per time step: the OR of its bits.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class MaxPoolAttribute : LayerAttribute
{
    /// <summary>Declares the pooling. Rows and columns that fill no window are dropped.</summary>
    /// <param name="size">Rows and columns of the window, 1 to 15; in a block also the name of a parameter.</param>
    public MaxPoolAttribute(object size)
    {
        Size = size;
    }

    /// <summary>Rows and columns of the window.</summary>
    [Range(1, 15)]
    public object Size { get; }

    /// <summary>Step of the window, 1 to 15; the window's size by default (0).</summary>
    [Range(0, 15)]
    public object Stride { get; set; } = 0;

    /// <summary>Rows and columns without spikes on every side, less than the window; 0 by default.</summary>
    [Below(nameof(Size), "the window")]
    public object Padding { get; set; } = 0;
}
