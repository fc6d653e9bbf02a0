using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// Neurons of a layer, per channel: V = decay(V) + (A &lt;&lt; F) + D + n TH for n shortcut spikes, fire when V &gt; TH (or &gt;=), reset to zero or
/// by subtraction of TH. V is 0 at the start of the window. Where membranes are kept as codes, the decayed V is the entry of
/// its code, and the current may be scaled instead of shifted.
/// </summary>
public sealed record IntegerNeuron(NeuronRule Rule, NeuronArtifact Parameters)
{
    /// <summary>The rule that kernels follow: entries of codes have decayed already.</summary>
    public NeuronRule KernelRule => Parameters.Codes is null ? Rule : Rule with { Decay = Decay.None };

    /// <summary>Integers of a channel into which a number of shortcut spikes can come in a time step.</summary>
    internal NeuronConstants Constants(int channel, int shortcuts) =>
        new(Rule, Parameters.FractionalBits, Parameters.Thresholds[channel], Parameters.Biases[channel], shortcuts)
        {
            Codes = Parameters.Codes,
            Channel = channel,
        };

    /// <summary>The neurons in dumps of the graph.</summary>
    internal string Describe() => $"[{Rule.Summary()}, {Parameters.FractionalBits} fractional bits]";
}
