namespace SnnDsl;

/// <summary>A layer of a stage. Attributes stand in the order the data flows: synapse, batch norm, neuron, pooling.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }
}
