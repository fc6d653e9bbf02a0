namespace SnnDsl.Compiler.Declarations;

/// <summary>One layer attribute of a stage. <paramref name="Element"/> is the place in the class it was read from.</summary>
public abstract record LayerDeclaration(int Element)
{
    /// <summary>Name of the attribute: what the layer is called in messages and dumps.</summary>
    public abstract string Name { get; }

    /// <summary>Place in the data flow of a stage.</summary>
    public abstract LayerRank Rank { get; }

    /// <summary>
    /// The canonical line of the declaration: everything that trained parameters depend on, and nothing else. <see langword="null"/>
    /// for a layer that changes none of them. Artifacts carry the lines, so that their words never change.
    /// </summary>
    public abstract string? Line { get; }
}

/// <summary>Places in the data flow of a stage, in order.</summary>
public enum LayerRank
{
    /// <summary>Weights.</summary>
    Synapse,

    /// <summary>Normalization of their current.</summary>
    Norm,

    /// <summary>What makes spikes of it.</summary>
    Neuron,

    /// <summary>Pooling of the spikes.</summary>
    Pool,

    /// <summary>Their shape as a vector.</summary>
    Shape,

    /// <summary>A layer on a residual, which has a stage of its own.</summary>
    Residual,
}
