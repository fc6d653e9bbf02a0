using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>What the descriptions of residual streams, attention and heads hold, and what generated C says about them.</summary>
internal static class StreamLayers
{
    public static EquatableArray<string> StreamFields(Plan plan, string symbol, LayerPlan layer, IntegerResidualOperation operation) =>
    [
        .. LayerFields.Geometry(operation.Synapse.Geometry.AsConvolution),
        $".planes = {plan.Graph.Source(layer.Node).Planes}",
        $".tile = {layer.Kernel!.Columns}",
        .. EventFields.Synapse(symbol, operation.Synapse),
        $".multiplier = {symbol}_multipliers",
        $".bias = {symbol}_biases",
        $".shift = {operation.Parameters.Scale.Shift}",
    ];

    public static EquatableArray<string> NeuronFields(LayerPlan layer, ResidualNeuronOperation neuron) =>
    [
        $".elements = {layer.Node.Shape.Size}",
        $".threshold = {neuron.Threshold}",
        $".decay = {neuron.Rule.Decay.CName}",
        $".reset = {neuron.Rule.ResetCName}",
        $".fire_at_equal = {(neuron.Rule.FiresAtEqual ? 1 : 0)}",
    ];

    public static EquatableArray<string> AttentionFields(string symbol, LayerPlan layer, IntegerAttentionOperation attention) =>
    [
        $".tokens = {attention.Sizes(layer.Node.Shape).Tokens}",
        $".channels = {layer.Node.Shape.Channels}",
        $".heads = {attention.Heads}",
        $".order = {(attention.Order == AttentionOrder.QueryKey ? "SNN_ATTENTION_SCORES" : "SNN_ATTENTION_CONTEXT")}",
        $".fractional_bits = {attention.Parameters.FractionalBits}",
        $".lambda = {symbol}_lambda",
    ];

    public static EquatableArray<string> HeadsFields(Plan plan, string symbol, LayerPlan layer, HeadsArtifact heads)
    {
        TensorShape state = plan.Graph.Source(layer.Node).Shape;
        return
        [
            $".positions = {state.Height * state.Width}",
            $".channels = {state.Channels}",
            $".outputs = {heads.Biases.Count}",
            $".shift = {heads.Shift}",
            $".weights = {symbol}_weights",
            $".bias = {symbol}_biases",
        ];
    }

    public static EquatableArray<string> StreamComment(Plan plan, LayerPlan layer, IntegerResidualOperation operation)
    {
        string[] states = [.. plan.Graph.States(layer.Node).Select(n => n.Name)];
        string joins = states switch
        {
            [] => "Begins the stream.",
            [var newest] => $"Added to {newest}.",
            [var older, var newer, ..] when older == newer => $"Added to {newer}.",
            [var older, var newer, ..] => $"Added to the mean of {older} and {newer}.",
        };
        return
        [
            $"{layer.Node.Name}: {LayerText.Connection(operation.Synapse.Geometry)}, {operation.Synapse.Format} weights, {LayerText.WeightBytes(layer, layer.Node.Stage)} bytes.",
            joins,
            .. LayerText.Owner(plan, layer),
            $"Current {layer.Range!.Current} before the shift, state {layer.Range.Membrane} before it is cut to 16 bits: proved.",
            $"Kernels: {KernelText.Lists(layer.Kernel!, operation.Synapse.Geometry)}; sums in 32 bits.",
        ];
    }

    public static EquatableArray<string> NeuronComment(Plan plan, LayerPlan layer, ResidualNeuronOperation neuron) =>
    [
        $"{layer.Node.Name}: neurons on {plan.Graph.Source(layer.Node).Name}, {neuron.Rule.Description}.",
        $"State {layer.Range!.Accumulator}, membrane {layer.Range.Membrane}: proved for {plan.Graph.TimeSteps} steps.",
    ];

    public static EquatableArray<string> AttentionComment(LayerPlan layer, IntegerAttentionOperation attention)
    {
        AttentionShape sizes = attention.Sizes(layer.Node.Shape);
        return
        [
            $"{layer.Node.Name}: {attention.Heads} heads of {sizes.Width} channels, {sizes.Tokens} tokens, map = {(sizes.IsQueryKey ? "Q K^T" : "K^T V")}.",
            $"Overlap {layer.Range!.Accumulator}, count behind the map {layer.Range.Current}, membrane there {layer.Range.Membrane}: proved.",
        ];
    }

    public static EquatableArray<string> HeadsComment(LayerPlan layer) =>
    [
        $"{layer.Node.Name}: read-outs of the two newest states, averaged, 8-bit weights, {LayerText.WeightBytes(layer, layer.Node.Stage)} bytes.",
        $"Sums over steps and positions {layer.Range!.Accumulator}, scores {layer.Range.Membrane}: proved.",
    ];
}
