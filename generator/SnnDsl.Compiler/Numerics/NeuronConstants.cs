using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Numerics;

/// <summary>Integers of one channel's neuron, and how many shortcut spikes it can take in one time step.</summary>
public readonly record struct NeuronConstants(
    NeuronRule Rule, int FractionalBits, long Threshold, long Bias, int Shortcuts = 0)
{
    /// <summary>Codes of the layer's membranes; null where they are kept as they are.</summary>
    public MembraneCodes? Codes { get; init; }

    /// <summary>The channel, for its row of the codes' tables.</summary>
    public int Channel { get; init; }

    /// <summary>What a second current adds to the membrane; 0 to 0 without one.</summary>
    public IntegerRange Branch { get; init; }

    /// <summary>The smallest membrane that fires.</summary>
    public long LeastFiring => Rule.LeastFiring(Threshold);

    /// <summary>What accumulators add to the membrane.</summary>
    public IntegerRange Current(IntegerRange accumulator) => Codes is { IsCommon: true } codes
        ? new(codes.Current(Channel, accumulator.Minimum), codes.Current(Channel, accumulator.Maximum))
        : accumulator.Scale(1L << FractionalBits, 0);

    /// <summary>What accumulators add to the membrane before the shift that follows a multiplication: it must fit as well.</summary>
    public IntegerRange Product(IntegerRange accumulator) => Codes is { IsCommon: true } codes
        ? accumulator.Scale(codes.Multipliers[Channel], 0)
        : Current(accumulator);

    /// <summary>The codes of membranes after the reset: they rise with the membrane.</summary>
    public IntegerRange CodesOf(IntegerRange membrane) => Codes is { } codes
        ? new(codes.Code(Channel, membrane.Minimum), codes.Code(Channel, membrane.Maximum))
        : new(0, 0);

    /// <summary>What is left of membranes at the next step, whose codes are given.</summary>
    public IntegerRange Kept(IntegerRange membrane, IntegerRange codes) => Codes is { } table
        ? new(table.Entry(Channel, (int)codes.Minimum), table.Entry(Channel, (int)codes.Maximum))
        : new(Rule.Decay.Apply(membrane.Minimum), Rule.Decay.Apply(membrane.Maximum));
}
