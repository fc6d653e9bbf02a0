using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Passes;

/// <summary>Checks what must hold of a plan between passes. Tests run it after each of them.</summary>
public static class PlanVerifier
{
    /// <summary>Everything that does not hold; empty for a good plan.</summary>
    public static IReadOnlyList<string> Problems(Plan plan) =>
        [.. GraphProblems(plan.Graph), .. LayerProblems(plan), .. MemoryProblems(plan)];

    private static IEnumerable<string> GraphProblems(IntegerGraph graph)
    {
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            IntegerNode node = graph.Nodes[i];
            if (node.Id != i)
            {
                yield return $"{node.Name} has the id {node.Id} at position {i}";
            }

            if (node.Inputs.Any(input => input >= i))
            {
                yield return $"{node.Name} reads a node that comes later";
            }
        }

        if (graph.Nodes.Select(n => n.Name).Distinct(StringComparer.Ordinal).Count() != graph.Nodes.Count)
        {
            yield return "two nodes have the same name";
        }

        if (graph.Nodes[graph.Nodes.Count - 1].Operation is not ReadOutOperation)
        {
            yield return "the last node is not the read-out";
        }
    }

    private static IEnumerable<string> LayerProblems(Plan plan)
    {
        if (plan.Layers.Count != plan.Graph.Nodes.Count)
        {
            yield return $"{plan.Layers.Count} layers for {plan.Graph.Nodes.Count} nodes";
        }

        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer.Range is { } range && (range.Accumulator.Minimum > range.Accumulator.Maximum || range.Membrane.Minimum > range.Membrane.Maximum))
            {
                yield return $"{layer.Node.Name} has an empty range";
            }

            if (layer.Storage is not null && layer.Range is null)
            {
                yield return $"{layer.Node.Name} has a storage type without a proved range";
            }
        }
    }

    private static IEnumerable<string> MemoryProblems(Plan plan)
    {
        if (plan.ArenaWords is not { } arenaWords)
        {
            yield break;
        }

        foreach (LayerPlan layer in plan.Layers)
        {
            ArenaBuffer[] live = [.. LiveDuring(plan, layer)];
            if (live.Any(b => b.Offset < 0 || b.End > arenaWords))
            {
                yield return $"{layer.Node.Name} uses memory outside of the arena";
            }

            if (live.SelectMany((a, i) => live.Skip(i + 1).Select(b => a.Overlaps(b))).Any(overlap => overlap))
            {
                yield return $"{layer.Node.Name} runs with overlapping buffers";
            }
        }
    }

    private static IEnumerable<ArenaBuffer> LiveDuring(Plan plan, LayerPlan layer)
    {
        int now = layer.Node.Id;
        foreach (LayerPlan other in plan.Layers)
        {
            bool lives = other.Node.Id <= now && PlanMemoryPass.LastReader(plan.Graph, other.Node.Id) >= now;
            if (lives && other.Output is { } output)
            {
                yield return output;
            }
        }

        if (layer.Scratch is { } scratch)
        {
            yield return scratch;
        }
    }
}
