namespace SnnDsl;

/// <summary>
/// Mean of the spikes of each channel over the whole map, per time step. The target counts; the division disappears into
/// the next layer's scale.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class GlobalAvgPoolAttribute : LayerAttribute
{
}
