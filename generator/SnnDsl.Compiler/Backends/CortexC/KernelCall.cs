using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>The statements of a generated network that run a layer.</summary>
internal static class KernelCall
{
    /// <summary>Most characters of a line, where it can be broken.</summary>
    public const int LineLength = 100;

    /// <summary>A call on one line.</summary>
    public static string Line(string kernel, params string[] arguments) => $"{kernel}({string.Join(", ", arguments)});";

    /// <summary>A call on as many lines as it needs, its arguments below each other.</summary>
    public static EquatableArray<string> Lines(string indentation, string kernel, EquatableArray<string> arguments) =>
        Wrapped($"{indentation}{kernel}(", ");", arguments);

    /// <summary>Items between an opening and a closing, below each other.</summary>
    private static EquatableArray<string> Wrapped(string opening, string closing, EquatableArray<string> items)
    {
        var lines = new List<string>();
        string line = opening + items[0];
        string next = new(' ', opening.Length);
        foreach (string argument in items.Skip(1))
        {
            if (line.Length + argument.Length + 3 > LineLength)
            {
                lines.Add(line + ",");
                line = next + argument;
            }
            else
            {
                line += ", " + argument;
            }
        }

        return [.. lines, line + closing];
    }

    /// <summary>
    /// A call of a layer with neurons: description, steps, input, shortcuts and branch into its neurons or NULL, output,
    /// membranes to keep or NULL, working memory.
    /// </summary>
    /// <param name="context">The layer.</param>
    /// <param name="memory">Memory of the schedule.</param>
    /// <param name="kernel">Name of the kernel.</param>
    /// <param name="description">Name of the layer's description.</param>
    /// <param name="sideCurrent">Name of the branch's description; empty without a branch.</param>
    /// <param name="scratch">Arguments of the working memory.</param>
    public static EquatableArray<string> Neurons(
        EmissionContext context, MemoryNames memory, string kernel, string description, string sideCurrent, EquatableArray<string> scratch)
    {
        (Plan plan, LayerPlan layer) = context;
        string[] first = ["&" + description, memory.Steps, memory.Source(layer.Node)];
        string[] last = [memory.Words(layer.Node), memory.Membranes(layer.Node), .. scratch];
        string[] shortcuts = [.. plan.Graph.Shortcuts(layer.Node).Select(memory.Words)];
        IntegerNode? branch = plan.Graph.BranchSource(layer.Node);
        if (shortcuts.Length == 0 && branch is null)
        {
            return Lines("", kernel, [.. first, "NULL", .. last]);
        }

        return
        [
            "{",
            .. Arriving(shortcuts, branch is null ? [] : [$".side_current = &{sideCurrent}", $".side_input = {memory.Words(branch)}"]),
            .. Lines("    ", kernel, [.. first, "&shortcuts", .. last]),
            "}",
        ];
    }

    private static IEnumerable<string> Arriving(string[] shortcuts, string[] branch)
    {
        if (shortcuts.Length > 0)
        {
            yield return $"    const uint32_t *const spikes[] = {{{string.Join(", ", shortcuts)}}};";
        }

        string[] spikes = shortcuts.Length > 0 ? [".spikes = spikes", $".count = {shortcuts.Length}"] : [];
        foreach (string line in Wrapped("    const snn_shortcuts_t shortcuts = {", "};", [.. spikes, .. branch]))
        {
            yield return line;
        }
    }

    /// <summary>A call of a layer without neurons.</summary>
    public static EquatableArray<string> Plain(MemoryNames memory, LayerPlan layer, string kernel, string description) =>
        Lines("", kernel, ["&" + description, memory.Steps, memory.Source(layer.Node), memory.Words(layer.Node)]);

    /// <summary>The trace of a layer's spikes or states, then of its maps; nothing for the read-out.</summary>
    public static EquatableArray<string> Trace(MemoryNames memory, LayerPlan layer)
    {
        if (memory.Schedule.Layers[layer.Node.Id].Output is null)
        {
            return [];
        }

        string number = CNumbers.Unsigned(layer.Node.Id);
        int words = layer.Node.Words(memory.Schedule.Steps);
        int mapWords = layer.Node.Operation.MapWords(layer.Node, memory.Schedule.Steps);
        return
        [
            .. Lines("", "SNN_TRACE", [number, memory.Words(layer.Node), CNumbers.Unsigned(words)]),
            .. mapWords > 0 ? [Line("SNN_TRACE", number, AttentionLayer.Map, CNumbers.Unsigned(mapWords))] : (string[])[],
        ];
    }
}
