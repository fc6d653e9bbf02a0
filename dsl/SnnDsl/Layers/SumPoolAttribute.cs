using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>Number of spikes in each window, per time step.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class SumPoolAttribute : LayerAttribute
{
    /// <summary>Declares the pooling. Rows and columns that do not fill a window are dropped.</summary>
    /// <param name="size">Rows and columns of the window, 1 to 15; in a block also the name of a parameter.</param>
    public SumPoolAttribute(object size)
    {
        Size = size;
    }

    /// <summary>Rows and columns of the window.</summary>
    [Range(1, 15)]
    public object Size { get; }

    /// <summary>Step of the window, 1 to 15; the window's size by default (0).</summary>
    [Range(0, 15)]
    public object Stride { get; set; } = 0;
}
