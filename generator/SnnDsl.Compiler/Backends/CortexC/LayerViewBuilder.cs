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

    /// <summary>The view of the next layer.</summary>
    public LayerView Build(LayerPlan layer)
    {
        LayerEmission emission = layer.Node.Operation.Emit(new EmissionContext(plan, layer));
        (string name, bool isNew) = _names.Name(emission.StructName, emission.Fields);
        return new LayerView(
            emission.Comment,
            emission.Checks,
            plan.OwnConstants(layer).Select(c => new ArrayView(c.Element.Type, c.Name, c.Count, c.Element.Rows(c.Values))).ToEquatableArray(),
            plan.IsRepeated(layer) ? [] : emission.Tables,
            isNew ? emission.StructType : "",
            name,
            emission.Fields,
            Statements(Schedules.Framed),
            Statements(Schedules.Streaming),
            Kept(layer, emission.Membranes));

        EquatableArray<string> Statements(Schedules schedule)
        {
            if (plan.Schedule(schedule) is not { } planned)
            {
                return [];
            }

            var memory = new MemoryNames(plan, planned);
            return [.. emission.Call(name, memory), .. KernelCall.Trace(memory, layer)];
        }
    }

    /// <summary>What a stream does to membranes that it keeps; <see langword="null"/> where it keeps none.</summary>
    private KeptView? Kept(LayerPlan layer, MembraneEmission? emission)
    {
        if (emission is null || plan.Schedule(Schedules.Streaming)?.Layers[layer.Node.Id].Membranes is not { } membranes)
        {
            return null;
        }

        string words = $"&stream->membranes[{membranes.Offset}]";
        return new KeptView(
            KernelCall.Line(emission.Reset, words, Invariant.Text(membranes.Words)),
            emission.CodeBits == 0 ? "" : $"snn_state_has_codes({words}, {layer.Node.Shape.Size}, {emission.CodeBits})");
    }
}
