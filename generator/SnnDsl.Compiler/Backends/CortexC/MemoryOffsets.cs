using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>
/// Names in C for where the buffers of one schedule lie, in words. Working memory has up to three: where it begins, where the
/// event list behind its words begins, and where both end.
/// </summary>
internal sealed class MemoryOffsets
{
    private readonly Dictionary<(int Node, string Part), string> _names = [];
    private readonly List<string> _lines = [];

    public MemoryOffsets(Plan plan, SchedulePlan schedule)
    {
        Prefix = schedule.IsStreaming ? "STEP" : "WINDOW";
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (LayerPlan layer in plan.Layers)
        {
            foreach ((string part, int offset) in Parts(plan.Graph, layer, schedule.Layers[layer.Node.Id]))
            {
                string name = $"{Prefix}_{CNames.Stage(layer.Node.Name).ToUpperInvariant()}_{part}";
                name = taken.Add(name) ? name : $"{name}_{Invariant.Text(layer.Node.Id)}";
                _names.Add((layer.Node.Id, part), name);
                _lines.Add($"{name} = {Invariant.Text(offset)},");
            }
        }

        _lines.Add($"{End} = {Invariant.Text(schedule.ArenaWords)}");
    }

    /// <summary>What all names begin with.</summary>
    public string Prefix { get; }

    /// <summary>Words of the arena.</summary>
    public string End => Prefix + "_WORDS";

    /// <summary>The enumerators that define the names.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Where what a node writes begins.</summary>
    public string Output(IntegerNode node) => _names[(node.Id, OutputPart(node))];

    /// <summary>Where the working memory of a node begins.</summary>
    public string Scratch(IntegerNode node) => _names[(node.Id, "SCRATCH")];

    /// <summary>Where its event list begins.</summary>
    public string List(IntegerNode node) => _names[(node.Id, "LIST")];

    /// <summary>Where its working memory ends.</summary>
    public string ScratchEnd(IntegerNode node) => _names[(node.Id, "END")];

    /// <summary>Where its membranes begin, outside of the arena.</summary>
    public string Membranes(IntegerNode node) => _names[(node.Id, "MEMBRANES")];

    private static string OutputPart(IntegerNode node) => node.IsState ? "STATE" : "SPIKES";

    private static IEnumerable<(string Part, int Offset)> Parts(IntegerGraph graph, LayerPlan layer, LayerMemory memory)
    {
        if (memory.Output is { } output)
        {
            yield return (OutputPart(layer.Node), output.Offset);
        }

        if (memory.Scratch is { } scratch)
        {
            yield return ("SCRATCH", scratch.Offset);
            if (layer.Kernel is not null)
            {
                yield return ("LIST", scratch.Offset + WorkingMemory.Of(graph, layer).Words);
            }

            yield return ("END", scratch.End);
        }

        if (memory.Membranes is { } membranes)
        {
            yield return ("MEMBRANES", membranes.Offset);
        }
    }
}
