using System.Globalization;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
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
        bool readsSpikes = source.Inputs.Count > 0 || plan.Graph.Declaration.ReadsEvents;
        KeptView[] kept = [.. layers.Select(l => l.Kept).OfType<KeptView>()];
        return new StreamView(
            plan.Graph.Declaration.ReadsEvents ? "uint32_t" : "const uint8_t",
            schedule.ArenaWords,
            schedule.InstanceBytes,
            4 * schedule.KeptWords,
            schedule.MembraneWords,
            plan.Graph.Declaration.MostSteps,
            Fingerprint(layers),
            kept.Select(k => k.Reset).ToEquatableArray(),
            kept.Select(k => k.CodeCheck).Where(check => check.Length > 0).ToEquatableArray(),
            readsSpikes ? new MemoryNames(plan, schedule).Words(source) : "",
            readsSpikes ? source.Words(timeSteps: 1) : 0);
    }

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
