namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Attention with a binary map, see snn/attention.h.</summary>
internal static class AttentionLayer
{
    /// <summary>The maps in C: memory in traced programs, NULL in all others.</summary>
    public const string Map = "SNN_TRACE_MAP(net)";

    public static LayerEmission Emit(EmissionContext context, IntegerAttentionOperation attention)
    {
        AttentionShape sizes = attention.Sizes(context.Node.Shape);
        return new LayerEmission(
            [
                $"{context.Node.Name}: {attention.Heads} heads of {sizes.Width} channels, {sizes.Tokens} tokens, map = {(sizes.IsQueryKey ? "Q K^T" : "K^T V")}.",
                $"Overlap {context.Layer.Range!.Accumulator}, count behind the map {context.Layer.Range.Current}, membrane there {context.Layer.Range.Membrane}: proved.",
            ],
            "snn_attention_t",
            context.Symbol + "_layer",
            [
                $".tokens = {sizes.Tokens}",
                $".channels = {context.Node.Shape.Channels}",
                $".heads = {attention.Heads}",
                $".order = {(sizes.IsQueryKey ? "SNN_ATTENTION_SCORES" : "SNN_ATTENTION_CONTEXT")}",
                $".fractional_bits = {attention.Parameters.FractionalBits}",
                $".lambda = {context.Array(ConstantRole.Lambda)}",
            ],
            (name, memory) => KernelCall.Lines(
                "",
                "snn_attention",
                [
                    "&" + name,
                    memory.Steps,
                    .. context.Node.Inputs.Select(i => memory.Words(context.Plan.Graph.Nodes[i])),
                    memory.Words(context.Node),
                    Map,
                    memory.Scratch(context.Node),
                ]))
        {
            Lengths =
            [
                new(context.Node.Stage, ConstantRole.Lambda, $"{CNumbers.Unsigned(context.Plan.Graph.TimeSteps)} * {CNumbers.Unsigned(attention.Heads)}"),
            ],
            Sizes = memory => Assertions.Scratch(
                memory,
                context.Node,
                $"SNN_ATTENTION_{(sizes.IsQueryKey ? "SCORES" : "CONTEXT")}_SCRATCH({CNumbers.Unsigned(sizes.Tokens)}, {CNumbers.Unsigned(sizes.Width)}, {memory.Steps})"),
        };
    }
}
