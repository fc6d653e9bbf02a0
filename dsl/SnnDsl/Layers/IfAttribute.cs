using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>Integrate-and-fire neuron: a <see cref="LifAttribute"/> that loses nothing between steps.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class IfAttribute : LayerAttribute
{
    /// <summary>Threshold, greater than 0; 1 by default. In a block also the name of a parameter.</summary>
    [AboveZero]
    public object Threshold { get; set; } = 1.0;

    /// <summary>Reset to zero (default) or by subtraction of the threshold.</summary>
    public ResetMode Reset { get; set; } = ResetMode.Zero;

    /// <summary>Fire when greater than the threshold (default) or when it is reached.</summary>
    public FireCondition Fire { get; set; } = FireCondition.Greater;
}
