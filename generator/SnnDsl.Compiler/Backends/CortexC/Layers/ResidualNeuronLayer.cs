namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Neurons on a residual, see snn/residual.h.</summary>
internal static class ResidualNeuronLayer
{
    public static LayerEmission Emit(EmissionContext context, ResidualNeuronOperation neuron) => new(
        [
            $"{context.Node.Name}: neurons on {context.Source.Name}, {neuron.Rule.Description}.",
            $"State {context.Layer.Range!.Accumulator}, membrane {context.Layer.Range.Membrane}: proved for {context.Plan.Graph.TimeSteps} steps.",
        ],
        "snn_residual_neuron_t",
        context.Symbol + "_neurons",
        [
            $".elements = {context.Node.Shape.Size}",
            $".threshold = {neuron.Threshold}",
            $".decay = {neuron.Rule.Decay.CName}",
            $".reset = {neuron.Rule.ResetCName}",
            $".fire_at_equal = {(neuron.Rule.FiresAtEqual ? 1 : 0)}",
        ],
        (name, memory) => KernelCall.Lines(
            "", "snn_residual_fire", ["&" + name, memory.Steps, memory.State(context.Source), memory.Words(context.Node)]));
}
