using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>How the statements of one schedule name the memory they work on.</summary>
internal sealed class MemoryNames(Plan plan, SchedulePlan schedule)
{
    /// <summary>The schedule.</summary>
    public SchedulePlan Schedule => schedule;

    /// <summary>Time steps of a call, as an argument.</summary>
    public string Steps => Invariant.Text(schedule.Steps);

    /// <summary>The scores.</summary>
    public string Scores => $"{Instance}->scores";

    /// <summary>Name of the input.</summary>
    public static string Input(IntegerGraph graph) => graph.Declaration.ReadsEvents ? "events" : "image";

    private string Instance => schedule.IsStreaming ? "stream" : "net";

    /// <summary>Spikes that a node writes or, of the input, the caller's events.</summary>
    public string Words(IntegerNode node) =>
        schedule.Layers[node.Id].Output is { } buffer ? Words(buffer) : Input(plan.Graph);

    /// <summary>The state of a stream that a node writes.</summary>
    public string State(IntegerNode node) => $"&{Instance}->arena.states[{2 * schedule.Layers[node.Id].Output!.Value.Offset}]";

    /// <summary>Working memory of attention.</summary>
    public string ScratchWords(IntegerNode node) => Words(schedule.Layers[node.Id].Scratch!.Value);

    /// <summary>What a node's synapse or pooling reads.</summary>
    public string Source(IntegerNode node) => Words(plan.Graph.Source(node));

    /// <summary>Membranes that a node keeps, or NULL.</summary>
    public string Membranes(IntegerNode node) =>
        schedule.Layers[node.Id].Membranes is { } membranes ? $"&stream->membranes[{membranes.Offset}]" : "NULL";

    /// <summary>Working memory of a node's kernel: words, and the event list behind them.</summary>
    public EquatableArray<string> Scratch(LayerPlan layer)
    {
        ArenaBuffer buffer = schedule.Layers[layer.Node.Id].Scratch!.Value;
        int list = buffer.Offset + WorkingMemory.Of(plan.Graph, layer).Words;
        return [Words(buffer), $"&{Instance}->arena.entries[{2 * list}]"];
    }

    /// <summary>Working memory of an encoder: of a convolution the copy of a window, or NULL if it makes none.</summary>
    public EquatableArray<string> Patch(LayerPlan layer)
    {
        if (layer.Node.Synapse!.Geometry.IsLinear)
        {
            return [];
        }

        return [schedule.Layers[layer.Node.Id].Scratch is { } buffer ? Words(buffer) : "NULL"];
    }

    /// <summary>Working memory of the read-out of a stream.</summary>
    public string Sums(IntegerNode node) => $"&stream->arena.sums[{schedule.Layers[node.Id].Scratch!.Value.Offset}]";

    private string Words(ArenaBuffer buffer) => $"&{Instance}->arena.words[{buffer.Offset}]";
}
