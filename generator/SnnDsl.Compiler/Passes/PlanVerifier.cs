using SnnDsl.Compiler.Declarations;
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

            if (!ShapesFit(graph, node) || !StatesFit(graph, node))
            {
                yield return $"{node.Name} reads values of other shapes or kinds than it computes with";
            }
        }

        if (graph.Nodes.Select(n => n.Name).Distinct(StringComparer.Ordinal).Count() != graph.Nodes.Count)
        {
            yield return "two nodes have the same name";
        }

        if (graph.Nodes[graph.Nodes.Count - 1].Operation is not (ReadOutOperation or IntegerHeadsOperation))
        {
            yield return "the last node is not the read-out";
        }
    }

    private static bool ShapesFit(IntegerGraph graph, IntegerNode node) => node.Operation switch
    {
        SpikingOperation spiking => Fits(spiking.Synapse.Geometry, graph.Source(node).Shape)
            && spiking.Synapse.Geometry.Output == node.Shape
            && graph.Shortcuts(node).All(s => s.Maximum == 1 && s.Shape == node.Shape)
            && (spiking.Branch is not { } branch
                || (Fits(branch.Synapse.Geometry, graph.BranchSource(node)!.Shape) && branch.Synapse.Geometry.Output == node.Shape)),
        ReadOutOperation readOut => Fits(readOut.Synapse.Geometry, graph.Source(node).Shape) && node.Inputs.Count == 1,
        IntegerPoolOperation => graph.Source(node).Maximum == 1 && graph.Source(node).Shape.Channels == node.Shape.Channels,
        IntegerOptionAOperation optionA => graph.Source(node).Maximum == 1
            && optionA.ChannelOffset >= 0
            && optionA.ChannelOffset + graph.Source(node).Shape.Channels <= node.Shape.Channels
            && (node.Shape.Height - 1) * optionA.Stride < graph.Source(node).Shape.Height
            && (node.Shape.Width - 1) * optionA.Stride < graph.Source(node).Shape.Width,
        IntegerResidualOperation stream => Fits(stream.Synapse.Geometry, graph.Source(node).Shape)
            && stream.Synapse.Geometry.Output == node.Shape
            && node.Inputs.Skip(1).All(i => graph.Nodes[i].Shape == node.Shape),
        ResidualNeuronOperation => graph.Source(node).Shape == node.Shape,
        IntegerAttentionOperation => node.Inputs.Count == 3 && node.Inputs.All(i => graph.Nodes[i].Maximum == 1 && graph.Nodes[i].Shape == node.Shape),
        IntegerHeadsOperation => node.Inputs.Count == 2 && graph.Nodes[node.Inputs[0]].Shape == graph.Nodes[node.Inputs[1]].Shape,
        _ => node.Inputs.Count == 0,
    };

    /// <summary>States are read where numbers are computed with, spikes and counts everywhere else.</summary>
    private static bool StatesFit(IntegerGraph graph, IntegerNode node)
    {
        int firstState = node.Operation switch
        {
            IntegerResidualOperation => 1,
            ResidualNeuronOperation or IntegerHeadsOperation => 0,
            _ => node.Inputs.Count,
        };
        return node.Inputs.Select((id, i) => graph.Nodes[id].IsStream == i >= firstState).All(fits => fits);
    }

    private static bool Fits(SynapseGeometry geometry, TensorShape source) =>
        geometry.Input == (geometry.IsLinear ? source.Flatten() : source);

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
        graph.Nodes[next].IsStream
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
