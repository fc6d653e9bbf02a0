using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Reports;

/// <summary>Expected synaptic operations of one inference.</summary>
/// <param name="Accumulates">Additions: a spike, or one of a count, into one neuron, over all time steps.</param>
/// <param name="MultiplyAccumulates">Multiplications and additions of the layers that read the image, whose current is the same at
/// every time step (direct coding) and is computed once, and of heads, which read means over time.</param>
public sealed record SynapticOperations(double Accumulates, double MultiplyAccumulates)
{
    /// <summary>
    /// Estimates the operations from measured spike rates. What a convolution would read outside its input is not counted;
    /// papers that multiply rate, time steps and the operations of a padded convolution count it. Nor are the sums of states, one
    /// addition per element and step.
    /// </summary>
    /// <param name="graph">The network, pruned or not.</param>
    /// <param name="spikeRates">Mean spikes per neuron and time step, 0 to 1, of every layer of neurons in the graph's order, those
    /// behind attention among them.</param>
    /// <exception cref="ArgumentException">There is not one rate for each layer, or a rate is out of range.</exception>
    public static SynapticOperations Estimate(FloatGraph graph, IReadOnlyList<double> spikeRates)
    {
        double[] events = MeanEvents.Of(graph, spikeRates);
        double accumulates = 0;
        double multiplyAccumulates = 0;
        foreach (FloatNode node in graph.Nodes.Where(n => n.Inputs.Count > 0))
        {
            FloatNode source = graph.Nodes[node.Inputs[0]];
            long connections = Connections.Count(node.Operation) ?? 0;
            if (source.Kind is ValueKind.Image or ValueKind.Stream)
            {
                multiplyAccumulates += connections;
            }
            else
            {
                accumulates += connections * events[source.Id] * graph.TimeSteps;
            }

            accumulates += graph.TimeSteps * (node.Operation switch
            {
                AttentionOperation attention => Attention(node, attention, events),
                // A shortcut spike adds the threshold to one neuron.
                NeuronOperation => node.Inputs.Skip(1).Sum(shortcut => node.Shape.Size * events[shortcut]),
                _ => 0,
            });
        }

        return new SynapticOperations(accumulates, multiplyAccumulates);
    }

    /// <summary>
    /// Additions of a time step into the map and behind it: a spike of one operand adds a row of the other one. Into a map of
    /// queries and keys, N x N, queries add keys, and values are added by the tokens that attend to them, at most all; into one of
    /// keys and values, d x d, keys add values, and queries add rows of the map.
    /// </summary>
    private static double Attention(FloatNode node, AttentionOperation attention, double[] events)
    {
        AttentionShape sizes = attention.Sizes(node.Shape);
        (int first, int second) = sizes.IsQueryKey ? (node.Inputs[0], node.Inputs[2]) : (node.Inputs[1], node.Inputs[0]);
        return (double)node.Shape.Size * sizes.MapSize * (events[first] + events[second]);
    }
}
