namespace SnnDsl;

/// <summary>
/// A stage of a network: a synapse layer and what follows it, declared by the attributes of a partial property.
/// A stage carries no tensors; it names a place in the network.
/// </summary>
public sealed class Stage
{
    /// <summary>Called by generated code.</summary>
    /// <param name="name">The property's name.</param>
    /// <param name="index">Position in the chain, from 0.</param>
    public Stage(string name, int index)
    {
        Name = name;
        Index = index;
    }

    /// <summary>The property's name.</summary>
    public string Name { get; }

    /// <summary>Position in the chain, from 0.</summary>
    public int Index { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
