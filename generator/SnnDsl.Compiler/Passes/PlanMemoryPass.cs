using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// Places every buffer in one arena so that buffers that live at the same time do not overlap: largest first, each at
/// the lowest offset that is free while it lives. A node's spikes live from the node to its last reader, which may be a
/// shortcut many nodes later; scratch lives only during its node.
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
        var placed = new List<Placement>();
        foreach (Request request in Requests(plan).OrderByDescending(r => r.Words).ThenBy(r => r.Id).ThenBy(r => r.Role))
        {
            placed.Add(new Placement(request, new ArenaBuffer(LowestFree(request, placed), request.Words)));
        }

        Plan result = plan.Map(layer => layer with
        {
            Output = Find(placed, layer.Node.Id, Role.Output),
            Scratch = Find(placed, layer.Node.Id, Role.Scratch),
        });
        return result with { ArenaWords = placed.Count == 0 ? 0 : placed.Max(p => p.Buffer.End) };
    }

    /// <summary>Words of a value: one row of bits per time step and plane, each in whole words.</summary>
    public static int SpikeWords(IntegerNode node, int timeSteps) => timeSteps * node.Planes * ((node.Shape.Size + 31) / 32);

    /// <summary>Index of the last node that reads a value.</summary>
    public static int LastReader(IntegerGraph graph, int id) =>
        graph.Nodes.Where(n => n.Inputs.Contains(id)).Select(n => n.Id).DefaultIfEmpty(id).Max();

    private static IEnumerable<Request> Requests(Plan plan)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            IntegerNode node = layer.Node;
            if (node.Operation is SpikingOperation or IntegerPoolOperation or IntegerOptionAOperation)
            {
                int words = SpikeWords(node, plan.Graph.TimeSteps);
                yield return new Request(node.Id, Role.Output, words, node.Id, LastReader(plan.Graph, node.Id));
            }

            if (layer.Kernel is not null)
            {
                WorkingMemory memory = WorkingMemory.Of(plan.Graph, layer);
                yield return new Request(node.Id, Role.Scratch, memory.AllWords, node.Id, node.Id);
            }
        }
    }

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
