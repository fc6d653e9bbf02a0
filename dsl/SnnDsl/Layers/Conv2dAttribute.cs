using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// Two-dimensional convolution with a square kernel and zero padding, without bias (batch norm carries it). In a block,
/// the name of a parameter may stand for each number.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class Conv2dAttribute : LayerAttribute
{
    /// <summary>Declares the convolution.</summary>
    /// <param name="channels">Output channels, 1 to 1024.</param>
    public Conv2dAttribute(object channels)
    {
        Channels = channels;
    }

    /// <summary>Output channels.</summary>
    [Range(1, 1024)]
    public object Channels { get; }

    /// <summary>Rows and columns of the kernel, 1 to 15; 3 by default.</summary>
    [Range(1, 15)]
    public object Kernel { get; set; } = 3;

    /// <summary>Step of the kernel in rows and columns, 1 to 15; 1 by default.</summary>
    [Range(1, 15)]
    public object Stride { get; set; } = 1;

    /// <summary>Zeros added on every side, less than the kernel; 0 by default.</summary>
    [Below(nameof(Kernel), "the kernel")]
    public object Padding { get; set; } = 0;

    /// <summary>
    /// Bits of a weight: 8, 4 or 2 on the odd grid of QP-SNN (arXiv 2502.05905, equations 9 and 10), or 1, the signs of
    /// Q-SNN (arXiv 2406.13672); 8 by default. A stage that reads an image always has 8 bits on a symmetric grid.
    /// </summary>
    [OneOf(8, 4, 2, 1)]
    public object WeightBits { get; set; } = 8;
}
