namespace SnnDsl;

/// <summary>Maximum of the spikes in each window, per time step: the OR of its bits.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class MaxPoolAttribute : LayerAttribute
{
    /// <summary>Declares the pooling. Rows and columns that do not fill a window are dropped.</summary>
    /// <param name="size">Rows and columns of the window, 1 to 15.</param>
    public MaxPoolAttribute(int size)
    {
        Size = size;
    }

    /// <summary>Rows and columns of the window.</summary>
    public int Size { get; }

    /// <summary>Step of the window, 1 to 15; the window's size by default (0).</summary>
    public int Stride { get; set; }
}
