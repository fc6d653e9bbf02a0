using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;

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
}
