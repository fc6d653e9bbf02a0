using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>What the templates show of a network that is called once per time step.</summary>
internal static class StreamViewBuilder
{
    /// <summary>The view; <see langword="null"/> if the class does not ask for it.</summary>
    public static StreamView? Build(Plan plan, LayerViewBuilder builder, EquatableArray<LayerView> layers, string prefix)
    {
        if (plan.Schedule(Schedules.Streaming) is not { } schedule)
        {
            return null;
        }

        IntegerNode source = plan.Graph.Source(plan.Graph.Nodes[plan.Graph.Nodes.Count - 1]);
        bool readsSpikes = source.Inputs.Count > 0 || plan.Graph.Declaration.ReadsEvents;
        KeptView[] kept = [.. layers.Select(l => l.Kept).OfType<KeptView>()];
        return new StreamView(
            plan.Graph.Declaration.ReadsEvents ? "uint32_t" : "const uint8_t",
            schedule.ArenaWords,
            schedule.InstanceBytes,
            4 * schedule.KeptWords,
            schedule.MembraneWords,
            plan.Graph.Declaration.MostSteps,
            builder.Fingerprint(layers),
            kept.Select(k => k.Reset).ToEquatableArray(),
            kept.Select(k => k.CodeCheck).Where(check => check.Length > 0).ToEquatableArray(),
            readsSpikes ? new MemoryNames(plan, schedule).Words(source) : "",
            readsSpikes ? source.Words(timeSteps: 1) : 0,
            builder.Layout(Schedules.Streaming, prefix + "_stream_t"));
    }
}
