using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>How the statements of one schedule name the memory they work on.</summary>
internal sealed class MemoryNames(Plan plan, SchedulePlan schedule)
{
    private readonly MemoryOffsets _offsets = new(plan, schedule);

    /// <summary>The schedule.</summary>
    public SchedulePlan Schedule => schedule;

    /// <summary>The offsets that the names stand for.</summary>
    public MemoryOffsets Offsets => _offsets;

    /// <summary>Time steps of a call, as an argument.</summary>
    public string Steps => CNumbers.Unsigned(schedule.Steps);

    /// <summary>The scores.</summary>
    public string Scores => $"{Instance}->scores";

    /// <summary>Name of the input.</summary>
    public static string Input(IntegerGraph graph) => graph.Declaration.ReadsEvents ? "events" : "image";

    /// <summary>Spikes that a node writes or, of the input, the caller's events.</summary>
    public string Words(IntegerNode node) =>
        schedule.Layers[node.Id].Output is null ? Input(plan.Graph) : Words(_offsets.Output(node));

    /// <summary>The residual that a node writes, or an element of it.</summary>
    public string State(IntegerNode node) => "&" + StateElement(node, 0);

    /// <summary>An element of the residual that a node writes.</summary>
    public string StateElement(IntegerNode node, int element) =>
        $"{Instance}->arena.states[2 * {_offsets.Output(node)}{(element == 0 ? "" : " + " + Invariant.Text(element))}]";

    /// <summary>Words of the working memory of a node's kernel.</summary>
    public string Scratch(IntegerNode node) => Words(_offsets.Scratch(node));

    /// <summary>The event list behind these words.</summary>
    public string List(IntegerNode node) => $"&{Instance}->arena.entries[2 * {_offsets.List(node)}]";

    /// <summary>Working memory of an encoder: of a convolution the copy of a window, or NULL if it makes none.</summary>
    public EquatableArray<string> Patch(LayerPlan layer)
    {
        if (layer.Node.Synapse!.Geometry.IsLinear)
        {
            return [];
        }

        return [schedule.Layers[layer.Node.Id].Scratch is null ? "NULL" : Scratch(layer.Node)];
    }

    /// <summary>Working memory of the read-out of a stream.</summary>
    public string Sums(IntegerNode node) => $"&stream->arena.sums[{_offsets.Scratch(node)}]";

    /// <summary>What a node's synapse or pooling reads.</summary>
    public string Source(IntegerNode node) => Words(plan.Graph.Source(node));

    /// <summary>Membranes that a node keeps, or NULL.</summary>
    public string Membranes(IntegerNode node) =>
        schedule.Layers[node.Id].Membranes is null ? "NULL" : $"&stream->membranes[{_offsets.Membranes(node)}]";

    private string Instance => schedule.IsStreaming ? "stream" : "net";

    private string Words(string offset) => $"&{Instance}->arena.words[{offset}]";
}
