using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Passes;

/// <summary>Checks what must hold of a plan between passes. Tests run it after each of them.</summary>
public static class PlanVerifier
{
    /// <summary>Everything that does not hold; empty for a good plan.</summary>
    public static IReadOnlyList<string> Problems(Plan plan) =>
        [.. GraphProblems(plan.Graph), .. LayerProblems(plan), .. ConstantProblems(plan), .. MemoryProblems(plan)];

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
                continue;
            }

            if (!node.Operation.Fits(graph, node) || node.Format != node.Operation.Output(graph.Nodes))
            {
                yield return $"{node.Name} reads values of other shapes or kinds than it computes with";
            }
        }

        if (graph.Nodes.Select(n => n.Name).Distinct(StringComparer.Ordinal).Count() != graph.Nodes.Count)
        {
            yield return "two nodes have the same name";
        }

        if (!graph.Nodes[graph.Nodes.Count - 1].Operation.IsReadOut)
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

            if (plan.Layers.Any(l => l.Node.Stage == layer.Node.Stage && l.Storage is { } other && layer.Storage is { } own && other != own))
            {
                yield return $"the uses of {layer.Node.Stage} have different storage types";
            }
        }
    }

    private static IEnumerable<string> ConstantProblems(Plan plan) => plan.Layers
        .SelectMany(l => l.Constants)
        .GroupBy(c => c.Name, StringComparer.Ordinal)
        .Where(arrays => arrays.Distinct().Count() > 1)
        .Select(arrays => $"there are different arrays of the name {arrays.Key}");

    private static IEnumerable<string> MemoryProblems(Plan plan)
    {
        foreach (SchedulePlan schedule in plan.Schedules)
        {
            foreach (IntegerNode node in plan.Graph.Nodes)
            {
                ArenaBuffer[] live = [.. LiveDuring(plan.Graph, schedule, node.Id)];
                if (live.Any(b => b.Offset < 0 || b.End > schedule.ArenaWords))
                {
                    yield return $"{node.Name} uses memory outside of the arena";
                }

                if (live.SelectMany((a, i) => live.Skip(i + 1).Select(b => a.Overlaps(b))).Any(overlap => overlap))
                {
                    yield return $"{node.Name} runs with overlapping buffers";
                }
            }
        }
    }

    /// <summary>Whether a state is one that the next one joins and writes over, element by element, as nothing reads it later.</summary>
    private static bool IsReplaced(IntegerGraph graph, SchedulePlan schedule, int state, int next) =>
        graph.Nodes[next].IsState
        && graph.Nodes[next].Inputs.Skip(1).Contains(state)
        && schedule.Layers[state].Output == schedule.Layers[next].Output
        && !graph.Nodes.Skip(next + 1).Any(reader => reader.Inputs.Contains(state));

    /// <summary>
    /// What a layer may not disturb while it runs: its own buffers, and what was written before and is read now or later.
    /// </summary>
    private static IEnumerable<ArenaBuffer> LiveDuring(IntegerGraph graph, SchedulePlan schedule, int now)
    {
        foreach (IntegerNode other in graph.Nodes)
        {
            bool isNeeded = other.Id == now
                || (other.Id < now && graph.Nodes.Skip(now).Any(reader => reader.Inputs.Contains(other.Id)));
            if (isNeeded && !IsReplaced(graph, schedule, other.Id, now) && schedule.Layers[other.Id].Output is { } output)
            {
                yield return output;
            }
        }

        if (schedule.Layers[now].Scratch is { } scratch)
        {
            yield return scratch;
        }
    }
}
