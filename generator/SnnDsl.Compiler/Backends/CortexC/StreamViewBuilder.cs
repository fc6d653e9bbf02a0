using System.Globalization;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>What the templates show of a network that is called once per time step.</summary>
internal static class StreamViewBuilder
{
    /// <summary>The view; <see langword="null"/> if the class does not ask for it.</summary>
    public static StreamView? Build(Plan plan, EquatableArray<LayerView> layers)
    {
        if (plan.Schedule(Schedules.Streaming) is not { } schedule)
        {
            return null;
        }

        IntegerNode source = plan.Graph.Source(plan.Graph.Nodes[plan.Graph.Nodes.Count - 1]);
        bool readsSpikes = source.Operation is not ImageOperation;
        LayerPlan[] kept = [.. plan.Layers.Where(l => schedule.Layers[l.Node.Id].Membranes is not null)];
        return new StreamView(
            plan.Graph.Declaration.ReadsEvents ? "uint32_t" : "const uint8_t",
            schedule.ArenaWords,
            schedule.InstanceBytes,
            4 * schedule.KeptWords,
            schedule.MembraneWords,
            plan.Graph.Declaration.MostSteps,
            Fingerprint(layers),
            kept.Select(l => Reset(l, schedule.Layers[l.Node.Id].Membranes!.Value)).ToEquatableArray(),
            kept.SelectMany(l => CodeCheck(l, schedule.Layers[l.Node.Id].Membranes!.Value)).ToEquatableArray(),
            readsSpikes ? new MemoryNames(plan, schedule).Words(source) : "",
            readsSpikes ? PlanMemoryPass.SpikeWords(source, timeSteps: 1) : 0);
    }

    private static string Reset(LayerPlan layer, ArenaBuffer membranes)
    {
        bool isLanes = layer.Storage == StorageType.Bits16 && layer.Kernel!.Planes == 0 && ((SpikingOperation)layer.Node.Operation).Neuron.Parameters.Codes is null;
        return KernelCall.Line(isLanes ? "snn_state_reset_s16" : "snn_state_reset", Words(membranes), Invariant.Text(membranes.Words));
    }

    private static IEnumerable<string> CodeCheck(LayerPlan layer, ArenaBuffer membranes)
    {
        if (((SpikingOperation)layer.Node.Operation).Neuron.Parameters.Codes is { } codes)
        {
            yield return $"snn_state_has_codes({Words(membranes)}, {layer.Node.Shape.Size}, {codes.Bits})";
        }
    }

    private static string Words(ArenaBuffer membranes) => $"&stream->membranes[{membranes.Offset}]";

    /// <summary>Fowler, Noll and Vo's hash (FNV-1a) of everything that a layer computes with.</summary>
    private static string Fingerprint(EquatableArray<LayerView> layers)
    {
        uint hash = 2166136261;
        IEnumerable<string> texts = layers.SelectMany(l => l.Arrays.SelectMany(a => a.Rows)
            .Concat(l.Tables).Concat(l.Fields).Concat(l.StepStatements));
        foreach (char c in texts.SelectMany(text => text + "\n"))
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return "0x" + hash.ToString("x8", CultureInfo.InvariantCulture) + "u";
    }
}
