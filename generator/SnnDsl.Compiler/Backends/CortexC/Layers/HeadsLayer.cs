using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>The scores of the two newest states of a residual, see snn/residual.h.</summary>
internal static class HeadsLayer
{
    public static LayerEmission Emit(EmissionContext context, IntegerHeadsOperation operation)
    {
        HeadsArtifact heads = operation.Parameters;
        TensorShape state = context.Source.Shape;
        return new LayerEmission(
            [
                $"{context.Node.Name}: read-outs of the two newest states, averaged, 8-bit weights, {LayerText.WeightBytes(context.Layer, context.Node.Stage)} bytes.",
                $"Sums over steps and positions {context.Layer.Range!.Accumulator}, scores {context.Layer.Range.Membrane}: proved.",
            ],
            "snn_residual_readout_t",
            context.Symbol + "_layer",
            [
                $".positions = {state.Height * state.Width}",
                $".channels = {state.Channels}",
                $".outputs = {heads.Biases.Count}",
                $".shift = {heads.Shift}",
                $".weights = {context.Array(ConstantRole.Weights)}",
                $".bias = {context.Array(ConstantRole.Biases)}",
            ],
            (name, memory) => KernelCall.Lines(
                "",
                "snn_residual_readout",
                ["&" + name, memory.Steps, .. context.Node.Inputs.Select(i => memory.State(context.Plan.Graph.Nodes[i])), memory.Scores]))
        {
            Lengths =
            [
                new(context.Node.Stage, ConstantRole.Weights, $"2u * {CNumbers.Unsigned(state.Channels)} * {CNumbers.Unsigned(heads.Biases.Count)}"),
                SynapseLengths.Each(context.Node.Stage, ConstantRole.Biases, heads.Biases.Count),
            ],
        };
    }
}
