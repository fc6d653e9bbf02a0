using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>A layer in bit planes, see snn/bit_neuron.h.</summary>
internal static class BitPlaneLayer
{
    public static LayerEmission Emit(EmissionContext context, SpikingOperation operation)
    {
        LayerPlan layer = context.Layer;
        SynapseGeometry geometry = operation.Synapse.Geometry;
        string kernel = $"snn_{SpikingLayer.Kind(operation)}_b1";
        return new LayerEmission(
            LayerText.Spiking(context.Plan, layer, operation),
            kernel + "_t",
            context.Symbol + "_layer",
            [
                .. LayerFields.Geometry(geometry),
                .. geometry.IsLinear ? [] : (string[])[$".tile = {layer.Kernel!.Columns}"],
                $".weights = {context.Array(ConstantRole.Weights)}",
                $".neuron.constants = {context.Array(ConstantRole.Neurons)}",
                $".neuron.planes = {layer.Kernel!.Planes}",
                $".neuron.fractional_bits = {operation.Neuron.Parameters.FractionalBits}",
                $".neuron.decay = {operation.Neuron.Rule.Decay.CName}",
            ],
            (name, memory) => KernelCall.Lines(
                "",
                kernel,
                ["&" + name, memory.Steps, memory.Source(layer.Node), memory.Words(layer.Node), memory.Membranes(layer.Node), .. memory.Scratch(layer)]));
    }
}
