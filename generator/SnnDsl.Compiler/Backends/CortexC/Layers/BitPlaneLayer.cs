using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>A layer in bit planes, see snn/bit_neuron.h.</summary>
internal static class BitPlaneLayer
{
    public static LayerEmission Emit(EmissionContext context, SpikingOperation operation)
    {
        LayerPlan layer = context.Layer;
        SynapseGeometry geometry = operation.Synapse.Geometry;
        string channels = CNumbers.Unsigned(layer.Node.Shape.Channels);
        string planes = CNumbers.Unsigned(layer.Kernel!.Planes);
        string kernel = $"snn_{SpikingLayer.Kind(operation)}_b1";
        return new LayerEmission(
            LayerText.Spiking(context.Plan, layer, operation),
            kernel + "_t",
            context.Symbol + "_layer",
            [
                .. LayerFields.Geometry(geometry),
                .. geometry.IsLinear ? [] : (string[])[$".tile = {layer.Kernel.Columns}"],
                $".weights = {context.Array(ConstantRole.Weights)}",
                $".neuron.constants = {context.Array(ConstantRole.Neurons)}",
                $".neuron.planes = {layer.Kernel.Planes}",
                $".neuron.fractional_bits = {operation.Neuron.Parameters.FractionalBits}",
                $".neuron.decay = {operation.Neuron.Rule.Decay.CName}",
            ],
            (name, memory) => KernelCall.Lines(
                "",
                kernel,
                ["&" + name, memory.Steps, memory.Source(layer.Node), memory.Words(layer.Node), memory.Membranes(layer.Node), memory.Scratch(layer.Node), memory.List(layer.Node)]))
        {
            Lengths =
            [
                SynapseLengths.Blocks(layer.Node.Stage, operation.Synapse),
                new(layer.Node.Stage, ConstantRole.Neurons, $"SNN_BIT_BLOCKS({channels}) * SNN_BIT_CONSTANTS({planes})"),
            ],
            Sizes = memory => Sizes(context, geometry, memory),
            Membranes = new MembraneEmission("snn_state_reset", CodeBits: 0, geometry.IsLinear
                ? $"SNN_STATE_B1(1u, {channels}, {planes})"
                : $"SNN_CONV2D_B1_STATE({CNumbers.Unsigned(layer.Node.Shape.Height)}, {CNumbers.Unsigned(layer.Node.Shape.Width)}, {channels}, {planes})"),
        };
    }

    private static EquatableArray<string> Sizes(EmissionContext context, SynapseGeometry geometry, MemoryNames memory)
    {
        KernelChoice kernel = context.Layer.Kernel!;
        string channels = CNumbers.Unsigned(context.Node.Shape.Channels);
        string planes = CNumbers.Unsigned(kernel.Planes);
        return geometry.IsLinear
            ? Assertions.ScratchAndList(
                memory, context.Node, $"SNN_LINEAR_B1_SCRATCH({channels}, {planes})", [$"SNN_LINEAR_B1_LIST({CNumbers.Unsigned(geometry.FanIn)})"])
            : Assertions.ScratchAndList(
                memory,
                context.Node,
                $"SNN_CONV2D_B1_SCRATCH({CNumbers.Unsigned(kernel.Columns)}, {channels}, {planes})",
                [SynapseLengths.List(geometry, kernel.Columns)]);
    }
}
