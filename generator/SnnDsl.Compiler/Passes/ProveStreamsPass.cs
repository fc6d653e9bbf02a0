using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// Proves what states of residual streams, sums of heads and potentials of attention can reach. States go through the graph in
/// order: each one is bounded by those it joins, and by saturation.
/// </summary>
public static class ProveStreamsPass
{
    private static readonly IntegerRange State = new(short.MinValue, short.MaxValue);

    public static Plan Run(Plan plan, IssueSink issues)
    {
        var ranges = new LayerRange?[plan.Layers.Count];
        foreach (LayerPlan layer in plan.Layers)
        {
            IntegerNode node = layer.Node;
            ranges[node.Id] = node.Operation switch
            {
                IntegerStreamOperation stream => Next(plan.Graph, node, stream, ranges, issues),
                StreamNeuronOperation neuron => Neuron(plan.Graph, node, neuron, ranges),
                IntegerAttentionOperation attention => Attention(plan.Graph, node, attention, issues),
                IntegerHeadsOperation heads => Scores(plan.Graph, node, heads.Parameters, ranges, issues),
                _ => layer.Range,
            };
        }

        return plan.Map(layer => layer with { Range = ranges[layer.Node.Id] });
    }

    /// <summary>A state's range as the next one sees it.</summary>
    public static IntegerRange Saturated(IntegerRange range) => new(
        Math.Max(State.Minimum, Math.Min(State.Maximum, range.Minimum)), Math.Max(State.Minimum, Math.Min(State.Maximum, range.Maximum)));

    private static LayerRange Next(IntegerGraph graph, IntegerNode node, IntegerStreamOperation operation, LayerRange?[] ranges, IssueSink issues)
    {
        int inputMaximum = graph.Source(node).Maximum;
        BranchArtifact scale = operation.Parameters.Scale;
        IntegerRange joined = Joined([.. node.Inputs.Skip(1).Select(i => Saturated(ranges[i]!.Membrane))]);
        IntegerRange accumulators = default, products = default, next = joined;
        for (int channel = 0; channel < node.Shape.Channels; channel++)
        {
            IntegerRange accumulator = ChannelRange.Accumulator(ProveRangesPass.Weights(operation.Synapse, channel), inputMaximum);
            IntegerRange current = new(scale.Current(channel, accumulator.Minimum), scale.Current(channel, accumulator.Maximum));
            accumulators = accumulators.Union(accumulator);
            products = products.Union(accumulator.Scale(scale.Multipliers[channel], 0));
            next = next.Union(current.Scale(1, operation.Parameters.Biases[channel]).Plus(joined));
        }

        var range = new LayerRange(accumulators, next, DeadChannels: 0) { Current = products };
        if (!next.FitsInt32 || !products.FitsInt32)
        {
            issues.Add(IssueCatalogue.BoundNotProved.At(node.Element, node.Stage, products.Union(next)));
        }
        else if (!next.FitsInt16)
        {
            issues.Add(IssueCatalogue.StreamSaturates.At(node.Element, node.Stage, next));
        }

        return range;
    }

    private static IntegerRange Joined(IntegerRange[] states) => states switch
    {
        [] => default,
        [var newest] => newest,
        [var older, var newer, ..] => new((older.Minimum + newer.Minimum) >> 1, (older.Maximum + newer.Maximum) >> 1),
    };

    /// <summary>Membranes of 16-bit currents: at most twice as large with a leak of a half, T times without one.</summary>
    private static LayerRange Neuron(IntegerGraph graph, IntegerNode node, StreamNeuronOperation neuron, LayerRange?[] ranges)
    {
        IntegerRange current = Saturated(ranges[node.Inputs[0]]!.Membrane);
        int least = neuron.Fire == FireCondition.Greater ? 1 : 0;
        var constants = new NeuronConstants(neuron.Decay, neuron.Reset, neuron.Fire, 0, neuron.Threshold, 0, 0);
        MembraneRange reached = ChannelRange.Membrane(current, constants, graph.TimeSteps);
        return new LayerRange(current, reached.Membrane, reached.CanFire ? 0 : node.Shape.Channels)
        {
            LeastFiring = new(neuron.Threshold + least, neuron.Threshold + least),
        };
    }

    /// <summary>
    /// The counts into the map and behind it, and the potential behind it. A map fires only where counts reach 2: a
    /// membrane of 1 is halved to 0.
    /// </summary>
    private static LayerRange Attention(IntegerGraph graph, IntegerNode node, IntegerAttentionOperation operation, IssueSink issues)
    {
        int tokens = node.Shape.Height * node.Shape.Width;
        int width = node.Shape.Channels / operation.Heads;
        bool isScores = operation.Order == AttentionOrder.QueryKey;
        int overlap = isScores ? width : tokens;
        int attended = isScores ? tokens : width;
        if (overlap < 2)
        {
            issues.Add(IssueCatalogue.OverlapNeverFires.At(node.Element, node.Stage, isScores ? "each head has one channel" : "there is one token"));
        }

        int[] dead = [.. Enumerable.Range(0, operation.Heads).Where(head => !CanFire(graph.TimeSteps, operation, head, attended))];
        if (dead.Length > 0)
        {
            issues.Add(IssueCatalogue.DeadHeads.At(node.Element, node.Stage, string.Join(", ", dead), operation.Heads));
        }

        IntegerRange gains = operation.Parameters.Lambda.Aggregate(new IntegerRange(0, 0), (range, l) => range.Union(new(l, l)));
        var currents = new IntegerRange(gains.Minimum * attended, gains.Maximum * attended);
        return new LayerRange(new IntegerRange(0, overlap), currents.Scale(2, 0), dead.Length * width);
    }

    /// <summary>Whether the neurons behind a head's map can ever reach their threshold, if all of it fires in every step.</summary>
    private static bool CanFire(int timeSteps, IntegerAttentionOperation operation, int head, int attended)
    {
        long v = 0;
        for (int t = 0; t < timeSteps; t++)
        {
            v = (v >> 1) + Math.Max(0, (long)attended * operation.Parameters.Lambda[(t * operation.Heads) + head]);
            if (v >= 1L << operation.Parameters.FractionalBits)
            {
                return true;
            }
        }

        return false;
    }

    private static LayerRange Scores(IntegerGraph graph, IntegerNode node, HeadsArtifact heads, LayerRange?[] ranges, IssueSink issues)
    {
        IntegerNode state = graph.Source(node);
        long rows = (long)graph.TimeSteps * state.Shape.Height * state.Shape.Width;
        IntegerRange sums = default, scores = default;
        for (int k = 0; k < heads.Biases.Count; k++)
        {
            var score = new IntegerRange(heads.Biases[k], heads.Biases[k]);
            for (int i = 0; i < 2 * state.Shape.Channels; i++)
            {
                IntegerRange sum = Saturated(ranges[node.Inputs[i / state.Shape.Channels]]!.Membrane).Scale(rows, 0);
                long weight = heads.Weights[(k * 2 * state.Shape.Channels) + i];
                long low = weight * (sum.Minimum >> heads.Shift), high = weight * (sum.Maximum >> heads.Shift);
                score = score.Plus(new(Math.Min(0, Math.Min(low, high)), Math.Max(0, Math.Max(low, high))));
                sums = sums.Union(sum);
            }

            scores = scores.Union(score);
        }

        if (!sums.FitsInt32 || !scores.FitsInt32)
        {
            issues.Add(IssueCatalogue.BoundNotProved.At(node.Element, node.Stage, sums.Union(scores)));
        }

        return new LayerRange(sums, scores, DeadChannels: 0);
    }
}
