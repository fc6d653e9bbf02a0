using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Emission;

/// <summary>The statements of a generated network that run a layer.</summary>
internal static class KernelCall
{
    /// <summary>A call on one line.</summary>
    public static string Line(string kernel, params string[] arguments) => $"{kernel}({string.Join(", ", arguments)});";

    /// <summary>
    /// A call of a layer with neurons; between its input and its output stand the shortcuts into its neurons, or NULL.
    /// </summary>
    /// <param name="plan">The network.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="kernel">Name of the kernel.</param>
    /// <param name="first">Arguments before the output.</param>
    /// <param name="last">Arguments after the output.</param>
    public static EquatableArray<string> Neurons(
        Plan plan, LayerPlan layer, string kernel, EquatableArray<string> first, EquatableArray<string> last)
    {
        string output = Words(layer.Output!.Value);
        IntegerNode[] shortcuts = [.. plan.Graph.Shortcuts(layer.Node)];
        if (shortcuts.Length == 0)
        {
            return [Line(kernel, [.. first, "NULL", output, .. last])];
        }

        string call = $"    {kernel}(";
        return
        [
            "{",
            $"    const uint32_t *const spikes[] = {{{string.Join(", ", shortcuts.Select(s => Words(plan.Layers[s.Id].Output!.Value)))}}};",
            $"    const snn_shortcuts_t shortcuts = {{spikes, {shortcuts.Length}}};",
            $"{call}{string.Join(", ", first)}, &shortcuts,",
            $"{new string(' ', call.Length)}{string.Join(", ", last.Prepend(output))});",
            "}",
        ];
    }

    /// <summary>The trace of a layer with spikes; nothing for the read-out.</summary>
    public static EquatableArray<string> Trace(Plan plan, LayerPlan layer) => layer.Output is { } output
        ? [$"SNN_TRACE({layer.Node.Id}, {Words(output)}, {PlanMemoryPass.SpikeWords(layer.Node, plan.Graph.TimeSteps)});"]
        : [];

    public static string Words(ArenaBuffer buffer) => $"&net->arena.words[{buffer.Offset}]";

    /// <summary>Working memory of a kernel: words, and the event list behind them.</summary>
    public static EquatableArray<string> Scratch(ArenaBuffer buffer, WorkingMemory memory) =>
        [Words(buffer), $"&net->arena.entries[{2 * (buffer.Offset + memory.Words)}]"];
}
