using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Constants and description of a layer in bit planes, see snn/bit_neuron.h.</summary>
internal static class BitFields
{
    public static EquatableArray<ArrayView> Arrays(string symbol, LayerPlan layer, SpikingOperation operation)
    {
        EquatableArray<uint> weights = layer.WeightWords!.Value;
        EquatableArray<uint> constants = BitRows.Constants(operation.Synapse.Geometry, operation.Neuron, layer.Kernel!.Planes).ToEquatableArray();
        return
        [
            new ArrayView("uint32_t", symbol + "_weights", weights.Count, NumberRows.Hexadecimal(weights)),
            new ArrayView("uint32_t", symbol + "_neurons", constants.Count, NumberRows.Hexadecimal(constants)),
        ];
    }

    public static EquatableArray<string> Fields(string symbol, LayerPlan layer, SpikingOperation operation)
    {
        SynapseGeometry geometry = operation.Synapse.Geometry;
        return
        [
            .. LayerFields.Geometry(geometry),
            .. geometry.IsLinear ? [] : (string[])[$".tile = {layer.Kernel!.Columns}"],
            $".weights = {symbol}_weights",
            $".neuron.constants = {symbol}_neurons",
            $".neuron.planes = {layer.Kernel!.Planes}",
            $".neuron.fractional_bits = {operation.Neuron.Parameters.FractionalBits}",
            $".neuron.decay = {LayerFields.DecayName(operation.Neuron.Decay)}",
        ];
    }
}
