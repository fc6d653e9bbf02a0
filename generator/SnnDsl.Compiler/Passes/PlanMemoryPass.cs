using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// Places every buffer in one arena so that buffers that live at the same time do not overlap: largest first, each at
/// the lowest offset that is free while it lives. A node's spikes live from the node to its last reader, which may be a
/// shortcut many nodes later; scratch lives only during its node. Each schedule has its own memory: one call of a stream
/// computes one time step, and keeps membranes outside of the arena.
/// </summary>
public static class PlanMemoryPass
{
    private enum Role
    {
        Output,
        Scratch,
    }

    public static Plan Run(Plan plan, IssueSink issues)
    {
        NetworkDeclaration declaration = plan.Graph.Declaration;
        var schedules = new List<SchedulePlan>();
        if (declaration.IsFramed)
        {
            schedules.Add(Place(plan, Schedules.Framed, declaration.TimeSteps));
        }

        if (declaration.IsStreamed)
        {
            schedules.Add(Place(plan, Schedules.Streaming, steps: 1));
        }

        return plan with { Schedules = schedules.ToEquatableArray() };
    }

    /// <summary>Index of the last node that reads a value.</summary>
    public static int LastReader(IntegerGraph graph, int id) =>
        graph.Nodes.Where(n => n.Inputs.Contains(id)).Select(n => n.Id).DefaultIfEmpty(id).Max();

    private static SchedulePlan Place(Plan plan, Schedules schedule, int steps)
    {
        bool isStreaming = schedule == Schedules.Streaming;
        var placed = new List<Placement>();
        foreach (Request request in Requests(plan, steps, isStreaming).OrderByDescending(r => r.Words).ThenBy(r => r.Id).ThenBy(r => r.Role))
        {
            placed.Add(new Placement(request, new ArenaBuffer(LowestFree(request, placed), request.Words)));
        }

        var owners = new int[plan.Layers.Count];
        int membranes = 0;
        var layers = new List<LayerMemory>();
        foreach (LayerPlan layer in plan.Layers)
        {
            int words = isStreaming ? layer.Node.Operation.MembraneWords(layer) : 0;
            ArenaBuffer? kept = words > 0 ? new ArenaBuffer(membranes, words) : null;
            membranes += kept?.Words ?? 0;
            int replaced = Replaced(plan.Graph, layer.Node);
            owners[layer.Node.Id] = replaced == layer.Node.Id ? replaced : owners[replaced];
            layers.Add(new LayerMemory(Find(placed, owners[layer.Node.Id], Role.Output), Find(placed, layer.Node.Id, Role.Scratch), kept));
        }

        return new SchedulePlan(schedule, steps, layers.ToEquatableArray(), placed.Count == 0 ? 0 : placed.Max(p => p.Buffer.End))
        {
            MapWords = plan.Graph.Nodes.Max(n => n.Operation.MapWords(n, steps)),
            ScoreWords = plan.Layers[plan.Layers.Count - 1].Node.Shape.Size,
        };
    }

    private static IEnumerable<Request> Requests(Plan plan, int steps, bool isStreaming)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            IntegerNode node = layer.Node;
            if (node.Inputs.Count > 0 && node.Id < plan.Graph.Nodes.Count - 1 && Replaced(plan.Graph, node) == node.Id)
            {
                yield return new Request(node.Id, Role.Output, node.Words(steps), node.Id, LastReader(plan.Graph, Last(plan.Graph, node.Id)));
            }

            if (node.Operation.ScratchWords(plan.Graph, layer, steps, isStreaming) is var scratch && scratch > 0)
            {
                yield return new Request(node.Id, Role.Scratch, scratch, node.Id, node.Id);
            }
        }
    }

    /// <summary>The last of the states that stand in a node's memory one after the other.</summary>
    private static int Last(IntegerGraph graph, int id)
    {
        IntegerNode? next = graph.Nodes.FirstOrDefault(n => n.Id != id && Replaced(graph, n) == id);
        return next is null ? id : Last(graph, next.Id);
    }

    /// <summary>
    /// The state whose memory the next one takes over, because it is not read afterwards: the older one, or else the newest;
    /// the node itself if there is none.
    /// </summary>
    private static int Replaced(IntegerGraph graph, IntegerNode node) => node.IsState
        ? graph.States(node).Select(s => s.Id).Where(id => LastReader(graph, id) == node.Id).DefaultIfEmpty(node.Id).First()
        : node.Id;

    private static int LowestFree(Request request, List<Placement> placed)
    {
        int offset = 0;
        foreach (Placement other in placed.Where(p => p.Request.LivesWith(request)).OrderBy(p => p.Buffer.Offset))
        {
            if (new ArenaBuffer(offset, request.Words).Overlaps(other.Buffer))
            {
                offset = other.Buffer.End;
            }
        }

        return offset;
    }

    private static ArenaBuffer? Find(List<Placement> placed, int id, Role role) =>
        placed.FirstOrDefault(p => p.Request.Id == id && p.Request.Role == role)?.Buffer;

    private sealed record Request(int Id, Role Role, int Words, int First, int Last)
    {
        public bool LivesWith(Request other) => First <= other.Last && other.First <= Last;
    }

    private sealed record Placement(Request Request, ArenaBuffer Buffer);
}
