using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>The statements that run residual streams, attention and heads; they exist in the framed schedule only.</summary>
internal static class StreamCall
{
    /// <summary>The maps of attention in C: memory in traced programs, NULL in all others.</summary>
    public const string Map = "SNN_TRACE_MAP(net)";

    /// <summary>The next state. Behind an odd number of elements half a word is left, which a trace shows.</summary>
    public static EquatableArray<string> Next(Plan plan, MemoryNames memory, LayerPlan layer, string description)
    {
        IntegerNode node = layer.Node;
        string[] states = [.. plan.Graph.States(node).Select(memory.State)];
        string[] joined = states switch
        {
            [] => ["NULL", "NULL"],
            [var newest] => ["NULL", newest],
            _ => states,
        };
        int elements = memory.Schedule.Steps * node.Shape.Size;
        int offset = 2 * memory.Schedule.Layers[node.Id].Output!.Value.Offset;
        return
        [
            .. KernelCall.Lines(
                "", "snn_residual_conv2d", ["&" + description, memory.Steps, memory.Source(node), .. joined, memory.State(node), .. memory.Scratch(layer)]),
            .. elements % 2 == 0 ? (string[])[] : [$"net->arena.states[{offset + elements}] = 0;"],
        ];
    }

    public static EquatableArray<string> Fire(Plan plan, MemoryNames memory, LayerPlan layer, string description) => KernelCall.Lines(
        "", "snn_residual_fire", ["&" + description, memory.Steps, memory.State(plan.Graph.Source(layer.Node)), memory.Words(layer.Node)]);

    public static EquatableArray<string> Attention(Plan plan, MemoryNames memory, LayerPlan layer, string description) => KernelCall.Lines(
        "",
        "snn_attention",
        [
            "&" + description,
            memory.Steps,
            .. layer.Node.Inputs.Select(i => memory.Words(plan.Graph.Nodes[i])),
            memory.Words(layer.Node),
            Map,
            memory.ScratchWords(layer.Node),
        ]);

    public static EquatableArray<string> Heads(Plan plan, MemoryNames memory, LayerPlan layer, string description) => KernelCall.Lines(
        "",
        "snn_residual_readout",
        ["&" + description, memory.Steps, .. layer.Node.Inputs.Select(i => memory.State(plan.Graph.Nodes[i])), memory.Scores]);
}
