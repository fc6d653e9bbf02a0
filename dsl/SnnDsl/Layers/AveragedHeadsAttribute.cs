using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// Read-out of a residual: the newest state and its predecessor, each averaged over positions and time, have a linear
/// read-out of their own with 8-bit weights; the scores are the mean of both. In training one learns the labels, the other a
/// teacher (BESTformer, arXiv 2501.05904).
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class AveragedHeadsAttribute : LayerAttribute
{
    /// <summary>Declares the read-out.</summary>
    /// <param name="classes">Number of classes, 1 to 65535; in a block also the name of a parameter.</param>
    public AveragedHeadsAttribute(object classes)
    {
        Classes = classes;
    }

    /// <summary>Number of classes.</summary>
    [Range(1, 65535)]
    public object Classes { get; }
}
