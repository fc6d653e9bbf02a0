namespace SnnDsl.Compiler.Declarations;

/// <summary>A synapse layer: it turns spikes or pixels into a current.</summary>
public abstract record SynapseDeclaration(int WeightBits, int Element) : LayerDeclaration(Element)
{
    /// <summary>Output channels as declared.</summary>
    public abstract int OutputChannels { get; }

    /// <inheritdoc/>
    public override LayerRank Rank => LayerRank.Synapse;
}
