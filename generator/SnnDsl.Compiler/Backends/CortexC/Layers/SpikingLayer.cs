using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>A synapse with neurons: an encoder, a layer in bit planes, or one that adds rows of weights.</summary>
internal static class SpikingLayer
{
    public static LayerEmission Emit(EmissionContext context, SpikingOperation operation) => context.Layer.Kernel switch
    {
        null => EncoderLayer.Emit(context, operation),
        { Planes: > 0 } => BitPlaneLayer.Emit(context, operation),
        _ => EventLayer.Emit(context, operation),
    };

    /// <summary>The part of the names of kernels and descriptions that says how the synapse connects.</summary>
    public static string Kind(SpikingOperation operation) => operation.Synapse.Geometry.IsLinear ? "linear" : "conv2d";

    /// <summary>How a stream keeps membranes of 16 or 32 bits.</summary>
    public static MembraneEmission Membranes(EmissionContext context, IntegerNeuron neuron)
    {
        int codeBits = neuron.Parameters.Codes?.Bits ?? 0;
        bool isLanes = context.Layer.Storage == StorageType.Bits16 && codeBits == 0;
        return new MembraneEmission(isLanes ? "snn_state_reset_s16" : "snn_state_reset", codeBits, NeuronLengths.Membranes(context, neuron));
    }
}
