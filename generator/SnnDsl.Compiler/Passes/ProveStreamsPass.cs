using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// Proves what states of residual streams, the neurons on them and the heads behind them can reach. States go through the graph
/// in order, channel by channel: each one is bounded by those it joins, and by saturation.
/// </summary>
public static class ProveStreamsPass
{
    public static Plan Run(Plan plan, IssueSink issues)
    {
        var states = new IntegerRange[plan.Layers.Count][];
        return plan.Map(layer => layer with
        {
            Range = layer.Node.Operation switch
            {
                IntegerResidualOperation stream => Next(plan.Graph, layer.Node, stream, states, issues),
                ResidualNeuronOperation neuron => Neurons(plan.Graph, layer.Node, neuron, states, issues),
                IntegerHeadsOperation heads => Scores(plan.Graph, layer.Node, heads.Parameters, states, issues),
                _ => layer.Range,
            },
        });
    }

    private static LayerRange Next(IntegerGraph graph, IntegerNode node, IntegerResidualOperation operation, IntegerRange[][] states, IssueSink issues)
    {
        int inputMaximum = graph.Source(node).Maximum;
        BranchArtifact scale = operation.Parameters.Scale;
        IntegerRange[][] joined = [.. graph.States(node).Select(n => states[n.Id])];
        int channels = node.Shape.Channels;
        var accumulators = new IntegerRange[channels];
        var products = new IntegerRange[channels];
        var sums = new IntegerRange[channels];
        for (int c = 0; c < channels; c++)
        {
            accumulators[c] = ChannelRange.Accumulator(ProveRangesPass.Weights(operation.Synapse, c), inputMaximum);
            products[c] = accumulators[c].Scale(scale.Multipliers[c], 0);
            sums[c] = products[c].Shift(scale.Shift).Scale(1, operation.Parameters.Biases[c]).Plus(Joined([.. joined.Select(state => state[c])]));
        }

        states[node.Id] = [.. sums.Select(sum => sum.Saturate16())];
        var range = new LayerRange(IntegerRange.UnionOf(accumulators), IntegerRange.UnionOf(sums), DeadChannels: 0)
        {
            Current = IntegerRange.UnionOf(products),
        };
        if (!range.Membrane.FitsInt32 || !range.Current.FitsInt32)
        {
            issues.Add(IssueCatalogue.BoundNotProved.At(node.Element, node.Stage, range.Membrane.FitsInt32 ? range.Current : range.Membrane));
        }
        else if (!range.Membrane.FitsInt16)
        {
            issues.Add(IssueCatalogue.ResidualSaturates.At(node.Element, node.Stage, range.Membrane, sums.Count(sum => !sum.FitsInt16), channels));
        }

        return range;
    }

    private static IntegerRange Joined(IntegerRange[] states) => states switch
    {
        [] => default,
        [var newest] => newest,
        [var older, var newer, ..] => older.Plus(newer).Shift(1),
    };

    private static LayerRange Neurons(IntegerGraph graph, IntegerNode node, ResidualNeuronOperation neuron, IntegerRange[][] states, IssueSink issues)
    {
        IntegerRange[] currents = states[node.Inputs[0]];
        var constants = new NeuronConstants(neuron.Rule, FractionalBits: 0, neuron.Threshold, Bias: 0);
        MembraneRange[] reached = [.. currents.Select(current => ChannelRange.Membrane(current, constants, graph.TimeSteps))];
        int dead = reached.Count(r => !r.CanFire);
        if (dead > 0)
        {
            issues.Add(IssueCatalogue.DeadChannels.At(node.Element, node.Stage, dead, node.Shape.Channels));
        }

        return new LayerRange(IntegerRange.UnionOf(currents), IntegerRange.UnionOf(reached.Select(r => r.Membrane)), dead)
        {
            LeastFiring = new(constants.LeastFiring, constants.LeastFiring),
        };
    }

    private static LayerRange Scores(IntegerGraph graph, IntegerNode node, HeadsArtifact heads, IntegerRange[][] states, IssueSink issues)
    {
        TensorShape state = graph.Source(node).Shape;
        long samples = (long)graph.TimeSteps * state.Height * state.Width;
        IntegerRange[] sums = [.. node.Inputs.SelectMany(i => states[i]).Select(range => range.Scale(samples, 0))];
        IntegerRange[] scores =
        [
            .. heads.Biases.Select((bias, k) => sums
                .Select((sum, i) => sum.Shift(heads.Shift).Times(heads.Weights[(k * sums.Length) + i]))
                .Aggregate(new IntegerRange(bias, bias), (total, product) => total.Plus(product))),
        ];
        var range = new LayerRange(IntegerRange.UnionOf(sums), IntegerRange.UnionOf(scores), DeadChannels: 0);
        if (!range.Accumulator.FitsInt32 || !range.Membrane.FitsInt32)
        {
            issues.Add(IssueCatalogue.BoundNotProved.At(node.Element, node.Stage, range.Accumulator.FitsInt32 ? range.Membrane : range.Accumulator));
        }

        return range;
    }
}
