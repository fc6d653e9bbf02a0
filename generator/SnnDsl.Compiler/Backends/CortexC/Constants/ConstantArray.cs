using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>An array of constants that the target carries.</summary>
/// <param name="Stage">The stage whose parameters it holds.</param>
/// <param name="Role">What it is to that stage.</param>
/// <param name="Element">C type of its elements, and how values lie in them.</param>
/// <param name="Values">Its values in the order in which they lie in memory; 32-bit words as the signed integers of equal bits.</param>
public sealed record ConstantArray(string Stage, ConstantRole Role, ConstantElement Element, EquatableArray<int> Values)
{
    /// <summary>Its name in C. A stage has at most one array of a role.</summary>
    public string Name { get; } = CNames.Stage(Stage) + "_" + CNames.Snake(Role.ToString());

    /// <summary>Elements in C.</summary>
    public int Count => Values.Count / Element.Values;

    /// <summary>What sizeof gives.</summary>
    public int Bytes => Count * Element.Bytes;
}

/// <summary>What an array of constants is to the kernel that reads it; the end of its name in C.</summary>
public enum ConstantRole
{
    /// <summary>Weights of a synapse in the order in which its kernel reads them.</summary>
    Weights,

    /// <summary>Thresholds of 32-bit neurons, one per channel.</summary>
    Thresholds,

    /// <summary>Biases, one per channel or class.</summary>
    Biases,

    /// <summary>Biases of a read-out in one time step of a stream.</summary>
    StepBiases,

    /// <summary>Constants of 16-bit neurons in lanes, or of neurons in bit planes.</summary>
    Neurons,

    /// <summary>Sums of all rows of a linear layer that lists silence.</summary>
    Totals,

    /// <summary>Rungs and entries of codes of 16-bit membranes.</summary>
    Ladder,

    /// <summary>Membranes that codes stand for.</summary>
    Entries,

    /// <summary>Membranes from which on a code is taken.</summary>
    Rungs,

    /// <summary>Factors of currents into membranes that are kept as codes.</summary>
    CurrentMultipliers,

    /// <summary>Factors of currents or scores.</summary>
    Multipliers,

    /// <summary>Gains of attention, per time step and head.</summary>
    Lambda,
}
