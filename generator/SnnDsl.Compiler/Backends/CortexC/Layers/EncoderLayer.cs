namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>A layer that reads the image, see snn/encode.h.</summary>
internal static class EncoderLayer
{
    public static LayerEmission Emit(EmissionContext context, SpikingOperation operation)
    {
        string kind = SpikingLayer.Kind(operation);
        return new LayerEmission(
            LayerText.Spiking(context.Plan, context.Layer, operation),
            $"snn_encode_{kind}_t",
            context.Symbol + "_layer",
            [
                .. LayerFields.Geometry(operation.Synapse.Geometry),
                $".weights = {context.Array(ConstantRole.Weights)}",
                .. LayerFields.Neuron(context, operation.Neuron),
            ],
            (name, memory) => KernelCall.Neurons(context, memory, $"snn_encode_{kind}_s8", name, sideCurrent: "", memory.Patch(context.Layer)))
        {
            Tables = CodeFields.Struct(context, operation.Neuron),
        };
    }
}
