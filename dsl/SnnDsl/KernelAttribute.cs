using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// Forces how a stage's spiking layer is computed on the target. Without it the compiler chooses by expected cost. The
/// choice never changes a result, only instructions and memory; trained parameters stay valid.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class KernelAttribute : Attribute
{
    /// <summary>How the neurons are updated.</summary>
    public NeuronKernel Neurons { get; set; }

    /// <summary>Which rows of a linear layer's weights are added.</summary>
    public SumKernel Sums { get; set; }

    /// <summary>
    /// Output columns of a convolution that share an event list: 1 to the width of the output, 0 to let the compiler
    /// choose. More of them save instructions and cost memory. A convolution of counts has no choice: 1. In bit planes with at most
    /// 16 channels columns come in pairs.
    /// </summary>
    [Range(0, 65535)]
    public int Columns { get; set; }
}

/// <summary>How neurons are updated.</summary>
public enum NeuronKernel
{
    /// <summary>The compiler chooses.</summary>
    Automatic = 0,

    /// <summary>One channel at a time.</summary>
    Scalar = 1,

    /// <summary>Two or more channels at a time, in the lanes of a word or a vector; needs proved ranges.</summary>
    Lanes = 2,

    /// <summary>32 channels at a time, one bit of each in a word: plain neurons behind 1-bit weights.</summary>
    BitPlanes = 3,
}

/// <summary>Which rows of weights a linear layer adds.</summary>
public enum SumKernel
{
    /// <summary>The compiler chooses.</summary>
    Automatic = 0,

    /// <summary>The rows of inputs that spike.</summary>
    Spikes = 1,

    /// <summary>The rows of inputs that spike or of those that are silent, whichever are fewer in a time step.</summary>
    SpikesOrSilence = 2,
}
