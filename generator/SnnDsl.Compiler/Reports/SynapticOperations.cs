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
            long connections = node.Operation.Connections;
            if (source.Kind is ValueKind.Image or ValueKind.Stream)
            {
                multiplyAccumulates += connections;
            }
            else
            {
                accumulates += connections * events[source.Id] * graph.TimeSteps;
            }

            accumulates += graph.TimeSteps * node.Operation.Additions(node, events);
        }

        return new SynapticOperations(accumulates, multiplyAccumulates);
    }
}
