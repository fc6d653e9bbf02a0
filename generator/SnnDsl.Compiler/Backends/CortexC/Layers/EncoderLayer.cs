namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>A layer that reads the image, see snn/encode.h.</summary>
internal static class EncoderLayer
{
    public static LayerEmission Emit(EmissionContext context, SpikingOperation operation)
    {
        string kind = SpikingLayer.Kind(operation);
        SynapseGeometry geometry = operation.Synapse.Geometry;
        return new LayerEmission(
            LayerText.Spiking(context.Plan, context.Layer, operation),
            $"snn_encode_{kind}_t",
            context.Symbol + "_layer",
            [
                .. LayerFields.Geometry(geometry),
                $".weights = {context.Array(ConstantRole.Weights)}",
                .. LayerFields.Neuron(context, operation.Neuron),
            ],
            (name, memory) => KernelCall.Neurons(context, memory, $"snn_encode_{kind}_s8", name, sideCurrent: "", memory.Patch(context.Layer)))
        {
            Tables = CodeFields.Struct(context, operation.Neuron),
            Lengths = [Weights(context, geometry), .. NeuronLengths.Of(context, operation.Neuron)],
            Sizes = memory => geometry.IsLinear
                ? []
                : Assertions.Scratch(
                    memory,
                    context.Node,
                    $"SNN_ENCODE_CONV2D_SCRATCH({CNumbers.Unsigned(geometry.Window.Kernel.Height)}, {CNumbers.Unsigned(geometry.Window.Kernel.Width)}, {CNumbers.Unsigned(geometry.Input.Channels)})"),
            Membranes = SpikingLayer.Membranes(context, operation.Neuron),
        };
    }

    private static ArrayLength Weights(EmissionContext context, SynapseGeometry geometry) => new(
        context.Node.Stage,
        ConstantRole.Weights,
        $"SNN_ENCODE_WEIGHTS({CNumbers.Unsigned(geometry.FanIn)}, {CNumbers.Unsigned(geometry.Output.Channels)})");
}
