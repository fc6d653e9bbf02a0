using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Description of a layer in bit planes, see snn/bit_neuron.h.</summary>
internal static class BitFields
{
    public static EquatableArray<string> Fields(LayerPlan layer, SpikingOperation operation)
    {
        SynapseGeometry geometry = operation.Synapse.Geometry;
        return
        [
            .. LayerFields.Geometry(geometry),
            .. geometry.IsLinear ? [] : (string[])[$".tile = {layer.Kernel!.Columns}"],
            $".weights = {layer.Constant(ConstantRole.Weights).Name}",
            $".neuron.constants = {layer.Constant(ConstantRole.Neurons).Name}",
            $".neuron.planes = {layer.Kernel!.Planes}",
            $".neuron.fractional_bits = {operation.Neuron.Parameters.FractionalBits}",
            $".neuron.decay = {operation.Neuron.Rule.Decay.CName}",
        ];
    }
}
