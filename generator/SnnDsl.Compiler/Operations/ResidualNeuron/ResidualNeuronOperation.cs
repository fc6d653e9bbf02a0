using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Operations;

/// <summary>Neurons whose currents are the states of a stream; one threshold for all, no bias.</summary>
public sealed record ResidualNeuronOperation(NeuronRule Rule, int Threshold) : IntegerOperation
{
    /// <inheritdoc/>
    internal override LayerEmission Emit(EmissionContext context) => ResidualNeuronLayer.Emit(context, this);
}
