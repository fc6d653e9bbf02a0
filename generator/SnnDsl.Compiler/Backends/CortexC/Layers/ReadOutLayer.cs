using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>The scores of a layer's spikes or of the image, see snn/readout.h.</summary>
internal static class ReadOutLayer
{
    public static LayerEmission Emit(EmissionContext context, ReadOutOperation operation)
    {
        LayerPlan layer = context.Layer;
        SynapseGeometry geometry = operation.Synapse.Geometry;
        return new LayerEmission(
            [
                $"{context.Node.Name}: read-out, linear {geometry.Input.Size} -> {geometry.Output.Size}, {operation.Synapse.Format} weights, {LayerText.WeightBytes(layer, context.Node.Stage)} bytes.",
                $"Sum over {context.Plan.Graph.Declaration.MostSteps} steps {layer.Range!.Accumulator}, scores {layer.Range.Membrane}: proved.",
            ],
            "snn_readout_t",
            context.Symbol + "_layer",
            [
                .. LayerFields.Geometry(geometry),
                $".planes = {(context.ReadsImage ? 1 : context.Source.Planes)}",
                $".weights = {context.Array(ConstantRole.Weights)}",
                $".multiplier = {context.Array(ConstantRole.Multipliers)}",
                $".bias = {context.Array(ConstantRole.Biases)}",
                $".step_bias = {(context.Plan.Graph.Declaration.IsStreamed ? context.Array(ConstantRole.StepBiases) : "NULL")}",
            ],
            (name, memory) => Call(context, name, memory))
        {
            Lengths =
            [
                new(context.Node.Stage, ConstantRole.Weights, $"{CNumbers.Unsigned(geometry.Input.Size)} * {CNumbers.Unsigned(geometry.Output.Size)}"),
                .. layer.Constants.Where(c => c.Role != ConstantRole.Weights).Select(c => SynapseLengths.Each(c.Stage, c.Role, geometry.Output.Size)),
            ],
            Sizes = memory => memory.Schedule.IsStreaming ? Assertions.Scratch(memory, context.Node, CNumbers.Unsigned(geometry.Output.Size)) : [],
        };
    }

    /// <summary>The call, which adds to the scores in a stream.</summary>
    private static EquatableArray<string> Call(EmissionContext context, string name, MemoryNames memory)
    {
        string kernel = context.ReadsImage ? "snn_readout_image" : "snn_readout";
        return memory.Schedule.IsStreaming
            ? KernelCall.Lines("", kernel + "_step_s8", ["&" + name, memory.Source(context.Node), memory.Sums(context.Node), memory.Scores])
            : KernelCall.Lines("", kernel + "_s8", ["&" + name, memory.Steps, memory.Source(context.Node), memory.Scores]);
    }
}
