using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Passes;

/// <summary>Proves what every accumulator, membrane and score can reach. What 32 bits cannot hold is an error.</summary>
public static class ProveRangesPass
{
    public static Plan Run(Plan plan, IssueSink issues) => plan.Map(layer => layer.Node.Operation switch
    {
        SpikingOperation spiking => layer with { Range = Spiking(plan, layer.Node, spiking, issues) },
        ReadOutOperation readOut => layer with { Range = ReadOut(plan, layer.Node, readOut, issues) },
        _ => layer,
    });

    private static LayerRange Spiking(Plan plan, IntegerNode node, SpikingOperation operation, IssueSink issues)
    {
        int inputMaximum = plan.Graph.Source(node).Maximum;
        IntegerRange? accumulators = null;
        IntegerRange? membranes = null;
        IntegerRange? distances = null;
        IntegerRange? leasts = null;
        IntegerRange? currents = null;
        var branches = new IntegerRange(0, 0);
        IntegerRange? planes = null;
        var codes = new IntegerRange(0, 0);
        int dead = 0;
        for (int channel = 0; channel < node.Shape.Channels; channel++)
        {
            IntegerRange accumulator = ChannelRange.Accumulator(Weights(operation.Synapse, channel), inputMaximum);
            (IntegerRange product, IntegerRange branch) = Branch(plan.Graph, node, operation.Branch, channel);
            branches = branches.Union(product);
            NeuronConstants constants = Constants(plan.Graph, node, operation.Neuron, channel) with { Branch = branch };
            MembraneRange reached = ChannelRange.Membrane(accumulator, constants, plan.Graph.Declaration.MostSteps);
            IntegerRange membrane = reached.Membrane;
            IntegerRange distance = membrane.Scale(1, -constants.LeastFiring);
            var least = new IntegerRange(constants.LeastFiring, constants.LeastFiring);
            distances = distances?.Union(distance) ?? distance;
            leasts = leasts?.Union(least) ?? least;
            accumulators = accumulators?.Union(accumulator) ?? accumulator;
            membranes = membranes?.Union(membrane) ?? membrane;
            currents = currents?.Union(constants.Product(accumulator)) ?? constants.Product(accumulator);
            IntegerRange kept = BitPlanes.Keeps(constants.Rule) ? BitPlanes.Kept(constants, membrane) : default;
            planes = planes?.Union(kept) ?? kept;
            codes = codes.Union(reached.Codes);
            dead += reached.CanFire ? 0 : 1;
        }

        var range = new LayerRange(accumulators!.Value, membranes!.Value, dead)
        {
            LeastFiring = leasts!.Value,
            Distance = distances!.Value,
            Current = currents!.Value,
            Branch = branches,
            Planes = planes!.Value,
            Codes = codes,
        };
        if (!range.Membrane.FitsInt32 || !range.Current.FitsInt32 || !range.Branch.FitsInt32 || !range.Accumulator.FitsInt32)
        {
            issues.Add(IssueCatalogue.BoundNotProved.At(node.Element, node.Stage, range.Membrane));
        }
        else if (dead > 0)
        {
            issues.Add(IssueCatalogue.DeadChannels.At(node.Element, node.Stage, dead, node.Shape.Channels));
        }

        return range;
    }

    /// <summary>The products of a branch's accumulators, and what they add to the membrane; 0 without a branch.</summary>
    private static (IntegerRange Product, IntegerRange Current) Branch(IntegerGraph graph, IntegerNode node, IntegerBranch? branch, int channel)
    {
        if (branch is null)
        {
            return default;
        }

        IntegerRange accumulator = ChannelRange.Accumulator(Weights(branch.Synapse, channel), graph.BranchSource(node)!.Maximum);
        return (
            accumulator.Scale(branch.Parameters.Multipliers[channel], 0),
            new(branch.Parameters.Current(channel, accumulator.Minimum), branch.Parameters.Current(channel, accumulator.Maximum)));
    }

    private static LayerRange ReadOut(Plan plan, IntegerNode node, ReadOutOperation operation, IssueSink issues)
    {
        NetworkDeclaration declaration = plan.Graph.Declaration;
        long inputMaximum = (long)plan.Graph.Source(node).Maximum * declaration.MostSteps;
        IntegerRange? accumulators = null;
        IntegerRange? scores = null;
        for (int channel = 0; channel < node.Shape.Channels; channel++)
        {
            IntegerRange accumulator = ChannelRange.Accumulator(Weights(operation.Synapse, channel), inputMaximum);
            int multiplier = operation.Parameters.Multipliers[channel];
            // Products and scores are both 32-bit, so both are proved.
            IntegerRange score = accumulator.Scale(multiplier, 0)
                .Union(accumulator.Scale(multiplier, operation.Parameters.Biases[channel]))
                .Union(accumulator.Scale(multiplier, operation.Parameters.Biases[channel] / (long)declaration.TimeSteps * declaration.MostSteps));
            accumulators = accumulators?.Union(accumulator) ?? accumulator;
            scores = scores?.Union(score) ?? score;
        }

        var range = new LayerRange(accumulators!.Value, scores!.Value, DeadChannels: 0);
        if (!range.Membrane.FitsInt32 || !range.Accumulator.FitsInt32)
        {
            issues.Add(IssueCatalogue.BoundNotProved.At(node.Element, node.Stage, range.Membrane));
        }

        return range;
    }

    internal static ReadOnlySpan<int> Weights(IntegerSynapse synapse, int channel) =>
        synapse.Weights.AsSpan().Slice(channel * synapse.Geometry.FanIn, synapse.Geometry.FanIn);

    private static NeuronConstants Constants(IntegerGraph graph, IntegerNode node, IntegerNeuron neuron, int channel) => new(
        neuron.Rule,
        neuron.Parameters.FractionalBits,
        neuron.Parameters.Thresholds[channel],
        neuron.Parameters.Biases[channel],
        graph.Shortcuts(node).Count(shortcut => CanSpike(graph, shortcut, channel)))
    {
        Codes = neuron.Parameters.Codes,
        Channel = channel,
    };

    /// <summary>Whether spikes can arrive in a channel: option A leaves some of them empty.</summary>
    private static bool CanSpike(IntegerGraph graph, IntegerNode shortcut, int channel) =>
        shortcut.Operation is not IntegerOptionAOperation optionA
        || (channel >= optionA.ChannelOffset && channel < optionA.ChannelOffset + graph.Source(shortcut).Shape.Channels);
}
