using SnnDsl.Compiler.Backends.CortexC;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// A synapse and its neurons. Reading the image it is an encoder: its current is the same at every step. Each spike of a
/// shortcut adds the threshold of its channel.
/// </summary>
public sealed record SpikingOperation(IntegerSynapse Synapse, IntegerNeuron Neuron) : IntegerOperation
{
    /// <summary>A second current into the neurons, if any.</summary>
    public IntegerBranch? Branch { get; init; }

    /// <inheritdoc/>
    internal override LayerEmission Emit(EmissionContext context) => SpikingLayer.Emit(context, this);
}
