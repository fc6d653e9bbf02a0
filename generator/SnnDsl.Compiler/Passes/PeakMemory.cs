using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Passes;

/// <summary>Where a schedule uses most of its memory.</summary>
internal static class PeakMemory
{
    /// <summary>The layer, and the bytes in use while it runs.</summary>
    public static (IntegerNode Node, int Bytes) Of(IntegerGraph graph, SchedulePlan schedule)
    {
        IntegerNode peak = graph.Nodes.OrderByDescending(n => LiveBytes(graph, schedule, n)).First();
        return (peak, LiveBytes(graph, schedule, peak));
    }

    /// <summary>Bytes in use while a layer runs: what it reads, what it writes, its scratch and membranes. A state that takes over
    /// another one's memory needs none.</summary>
    private static int LiveBytes(IntegerGraph graph, SchedulePlan schedule, IntegerNode node)
    {
        LayerMemory own = schedule.Layers[node.Id];
        int alive = graph.Nodes
            .Where(n => n.Id <= node.Id && PlanMemoryPass.LastReader(graph, n.Id) >= node.Id)
            .Select(n => schedule.Layers[n.Id].Output)
            .Distinct()
            .Sum(buffer => buffer?.Words ?? 0);
        return 4 * ((own.Scratch?.Words ?? 0) + (own.Membranes?.Words ?? 0) + alive);
    }
}
