using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// Fully connected layer. An image or feature map before it is flattened. In a block, the name of a parameter may stand
/// for each number.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class LinearAttribute : LayerAttribute
{
    /// <summary>Declares the layer.</summary>
    /// <param name="outputs">Number of outputs, 1 to 65535.</param>
    public LinearAttribute(object outputs)
    {
        Outputs = outputs;
    }

    /// <summary>Number of outputs.</summary>
    [Range(1, 65535)]
    public object Outputs { get; }

    /// <summary>
    /// Bits of a weight: 8, 4 or 2 on the odd grid of QP-SNN (arXiv 2502.05905, equations 9 and 10), or 1, the signs of
    /// Q-SNN (arXiv 2406.13672); 8 by default. A stage that reads an image and the read-out always have 8 bits on a
    /// symmetric grid.
    /// </summary>
    [OneOf(8, 4, 2, 1)]
    public object WeightBits { get; set; } = 8;
}
