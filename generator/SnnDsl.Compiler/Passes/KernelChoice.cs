namespace SnnDsl.Compiler.Passes;

/// <summary>How a layer that reads spikes is computed. Any admissible choice gives the same spikes.</summary>
/// <param name="Neurons">How its neurons are updated.</param>
/// <param name="Columns">Output columns that share an event list; 1 in a linear layer.</param>
/// <param name="UsesTotals">Whether a linear layer may add the rows of what is silent instead.</param>
public sealed record KernelChoice(NeuronUpdate Neurons, int Columns, bool UsesTotals)
{
    /// <summary>Planes of membranes, where neurons are updated in bit planes; otherwise 0.</summary>
    public int Planes { get; init; }
}

/// <summary>How neurons are updated, and what has to be proved for it.</summary>
public enum NeuronUpdate
{
    /// <summary>32-bit neurons, one at a time.</summary>
    Wide,

    /// <summary>16-bit neurons, one at a time.</summary>
    Scalar,

    /// <summary>Lanes where the instruction set compares whole 16-bit numbers, one at a time elsewhere: thresholds are not
    /// negative.</summary>
    LanesWhereExact,

    /// <summary>Lanes on all instruction sets: also the distance from the threshold fits 16 bits.</summary>
    Lanes,

    /// <summary>32 neurons at a time, a bit of each in a word: plain neurons behind 1-bit weights.</summary>
    BitPlanes,
}
