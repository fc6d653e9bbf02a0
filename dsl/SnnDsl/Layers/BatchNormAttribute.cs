namespace SnnDsl;

/// <summary>
/// Batch normalization of the synapse's output, per channel, with statistics shared by all time steps (epsilon 1e-5,
/// momentum 0.1). It disappears into thresholds and biases at export.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class BatchNormAttribute : LayerAttribute
{
}
