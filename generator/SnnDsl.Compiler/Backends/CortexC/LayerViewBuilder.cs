using System.Globalization;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>
/// The views of a network's layers: which kernel runs each, with which constants, on which part of the arena. Layers are
/// built in order, so that constants of a shared stage appear at its first use.
/// </summary>
internal sealed class LayerViewBuilder(Plan plan)
{
    private readonly StructNames _names = new();
    private readonly List<string> _described = [];
    private readonly Dictionary<Schedules, MemoryNames> _memories = plan.Schedules.ToDictionary(s => s.Schedule, s => new MemoryNames(plan, s));
    private readonly Dictionary<Schedules, List<string>> _sizes = plan.Schedules.ToDictionary(s => s.Schedule, _ => new List<string>());

    /// <summary>The view of the next layer.</summary>
    public LayerView Build(LayerPlan layer)
    {
        LayerEmission emission = layer.Node.Operation.Emit(new EmissionContext(plan, layer));
        (string name, bool isNew) = _names.Name(emission.StructName, emission.Fields);
        _described.AddRange([.. emission.Tables, .. emission.Fields]);
        foreach (SchedulePlan schedule in plan.Schedules)
        {
            MemoryNames memory = _memories[schedule.Schedule];
            _sizes[schedule.Schedule].AddRange([.. emission.Sizes(memory), .. MembraneSize(layer, emission, memory)]);
        }

        return new LayerView(
            [
                .. CommentLines(emission.Comment),
                .. plan.OwnConstants(layer).SelectMany(array => ArrayLines(array, emission)),
                .. plan.IsRepeated(layer) ? [] : emission.Tables,
                .. isNew ? StructLines(emission, name) : [],
            ],
            Statements(Schedules.Framed),
            Statements(Schedules.Streaming),
            Kept(layer, emission.Membranes));

        EquatableArray<string> Statements(Schedules schedule) => _memories.TryGetValue(schedule, out MemoryNames? memory)
            ? [.. emission.Call(name, memory), .. KernelCall.Trace(memory, layer)]
            : [];
    }

    /// <summary>Where the buffers of a schedule lie, and that they have the sizes that kernels ask for; after all layers.</summary>
    public EquatableArray<string> Layout(Schedules schedule, string instanceType) =>
    [
        "enum {",
        .. _memories[schedule].Offsets.Lines.Select(line => "    " + line),
        "};",
        .. _sizes[schedule],
        .. Assertions.Arena(plan, _memories[schedule], instanceType),
    ];

    /// <summary>
    /// Fowler, Noll and Vo's hash (FNV-1a) of everything that the layers compute with, and of where a stream keeps membranes.
    /// </summary>
    public string Fingerprint(EquatableArray<LayerView> layers)
    {
        uint hash = 2166136261;
        IEnumerable<string> constants = plan.Constants.Select(c => c.Name + string.Join(",", c.Values.Select(value => Invariant.Text(value))));
        IEnumerable<string> kept = layers.Select(l => l.Kept?.Reset ?? "");
        foreach (char c in constants.Concat(_described).Concat(kept).SelectMany(text => text + "\n"))
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return "0x" + hash.ToString("x8", CultureInfo.InvariantCulture) + "u";
    }

    private static IEnumerable<string> CommentLines(EquatableArray<string> comment) => comment
        .Select((line, i) => (i == 0 ? "/* " : " * ") + line + (i == comment.Count - 1 ? " */" : ""));

    /// <summary>An array, and that it has as many elements as its kernel reads.</summary>
    private static IEnumerable<string> ArrayLines(ConstantArray array, LayerEmission emission)
    {
        ArrayLength length = emission.Lengths.First(l => l.Stage == array.Stage && l.Role == array.Role);
        return
        [
            $"static const SNN_CONST {array.Element.Type} {array.Name}[{array.Count}] = {{",
            .. array.Element.Rows(array.Values).Select(row => "    " + row),
            "};",
            .. Assertions.Length(array, length.Elements),
        ];
    }

    private static IEnumerable<string> StructLines(LayerEmission emission, string name) =>
    [
        $"static const SNN_CONST {emission.StructType} {name} = {{",
        .. emission.Fields.Select(field => $"    {field},"),
        "};",
    ];

    private static EquatableArray<string> MembraneSize(LayerPlan layer, LayerEmission emission, MemoryNames memory) =>
        emission.Membranes is { } membranes && memory.Schedule.Layers[layer.Node.Id].Membranes is { } kept
            ? Assertions.Of($"{CNumbers.Unsigned(kept.Words)} == {membranes.Words}", memory.Offsets.Membranes(layer.Node).ToLowerInvariant())
            : [];

    /// <summary>What a stream does to membranes that it keeps; <see langword="null"/> where it keeps none.</summary>
    private KeptView? Kept(LayerPlan layer, MembraneEmission? emission)
    {
        if (emission is null || plan.Schedule(Schedules.Streaming)?.Layers[layer.Node.Id].Membranes is not { } membranes)
        {
            return null;
        }

        string words = _memories[Schedules.Streaming].Membranes(layer.Node);
        return new KeptView(
            KernelCall.Line(emission.Reset, words, CNumbers.Unsigned(membranes.Words)),
            emission.CodeBits == 0 ? "" : $"snn_state_has_codes({words}, {CNumbers.Unsigned(layer.Node.Shape.Size)}, {emission.CodeBits}u)");
    }
}
