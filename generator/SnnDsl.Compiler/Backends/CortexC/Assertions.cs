using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>
/// Static assertions in generated C, see snn/static_assert.h: what was planned against what the kernels' headers ask for.
/// </summary>
internal static class Assertions
{
    private const string Macro = "SNN_STATIC_ASSERT";
    private const string Opening = Macro + "(";

    /// <summary>An assertion of a comparison, on as many lines as it needs.</summary>
    public static EquatableArray<string> Of(string condition, string name)
    {
        int comparison = condition.IndexOf("= ", StringComparison.Ordinal) - 1;
        return Opening.Length + condition.Length < KernelCall.LineLength
            ? KernelCall.Lines("", Macro, [condition, name])
            :
            [
                Opening + condition.Substring(0, comparison).TrimEnd(),
                new string(' ', Opening.Length) + condition.Substring(comparison) + ",",
                new string(' ', Opening.Length) + name + ");",
            ];
    }

    /// <summary>An array has as many elements as its kernel reads.</summary>
    public static EquatableArray<string> Length(ConstantArray array, string needed) =>
        Of($"sizeof {array.Name} / sizeof *{array.Name} == {needed}", array.Name + "_length");

    /// <summary>Working memory without a list has as many words as its kernel uses.</summary>
    public static EquatableArray<string> Scratch(MemoryNames memory, IntegerNode node, string words) => memory.Schedule.Layers[node.Id].Scratch is null
        ? Of($"{words} == 0u", Name(memory, node) + "_scratch")
        : Of($"{memory.Offsets.ScratchEnd(node)} - {memory.Offsets.Scratch(node)} == {words}", Name(memory, node) + "_scratch");

    /// <summary>
    /// Working memory has as many words as its kernel uses, and behind them a list of as many entries as one, or the longer
    /// of two, that it makes.
    /// </summary>
    public static EquatableArray<string> ScratchAndList(MemoryNames memory, IntegerNode node, string words, EquatableArray<string> lists)
    {
        string name = Name(memory, node);
        MemoryOffsets offsets = memory.Offsets;
        string comparison = lists.Count == 1 ? "==" : ">=";
        return
        [
            .. Of($"{offsets.List(node)} - {offsets.Scratch(node)} == {words}", name + "_scratch"),
            .. lists.SelectMany((list, i) => Of(
                $"{offsets.ScratchEnd(node)} - {offsets.List(node)} {comparison} ({list} + 1u) / 2u",
                name + (i == 0 ? "_list" : "_side_list"))),
        ];
    }

    /// <summary>Everything of a schedule lies in its arena, which the instance has room for.</summary>
    public static EquatableArray<string> Arena(Plan plan, MemoryNames memory, string instanceType)
    {
        MemoryOffsets offsets = memory.Offsets;
        return
        [
            .. plan.Graph.Nodes.SelectMany(node => Fits(memory, node)),
            .. memory.Schedule.ArenaWords == 0 ? [] : Of($"sizeof((({instanceType} *)0)->arena) == 4u * {offsets.End}", offsets.Prefix.ToLowerInvariant() + "_arena"),
        ];
    }

    private static EquatableArray<string> Fits(MemoryNames memory, IntegerNode node)
    {
        MemoryOffsets offsets = memory.Offsets;
        LayerMemory own = memory.Schedule.Layers[node.Id];
        return
        [
            .. own.Output is null ? [] : Of($"{offsets.Output(node)} + {OutputWords(node, memory.Schedule.Steps)} <= {offsets.End}", Name(memory, node) + "_output"),
            .. own.Scratch is null ? [] : Of($"{offsets.ScratchEnd(node)} <= {offsets.End}", Name(memory, node) + "_end"),
        ];
    }

    private static string OutputWords(IntegerNode node, int steps) => node.IsState
        ? $"({CNumbers.Unsigned(steps)} * {CNumbers.Unsigned(node.Shape.Size)} + 1u) / 2u"
        : $"{CNumbers.Unsigned(steps)} * {CNumbers.Unsigned(node.Planes)} * SNN_PLANE_WORDS({CNumbers.Unsigned(node.Shape.Size)})";

    /// <summary>A name that no other node has.</summary>
    private static string Name(MemoryNames memory, IntegerNode node) =>
        $"{memory.Offsets.Prefix}_{CNames.Stage(node.Name)}_{Invariant.Text(node.Id)}".ToLowerInvariant();
}
