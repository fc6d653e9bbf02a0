using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Reports;

/// <summary>How many spikes an element of each value carries in a time step, on average.</summary>
internal static class MeanEvents
{
    /// <summary>One mean per node; 0 for currents, states and images.</summary>
    public static double[] Of(FloatGraph graph, IReadOnlyList<double> spikeRates)
    {
        int layers = graph.Nodes.Count(n => n.Operation.HasNeurons);
        if (spikeRates.Count != layers)
        {
            throw new ArgumentException(
                $"{graph.Name} has {layers} layers of neurons, but {spikeRates.Count} spike rates are given.", nameof(spikeRates));
        }

        foreach (double rate in spikeRates)
        {
            // Written so that no number is refused too.
            if (!(rate >= 0 && rate <= 1))
            {
                throw new ArgumentException($"The spike rate {Invariant.Text(rate)} is not in 0 to 1.", nameof(spikeRates));
            }
        }

        var means = new double[graph.Nodes.Count];
        int layer = 0;
        foreach (FloatNode node in graph.Nodes)
        {
            FloatNode input = node.Inputs.Count > 0 ? graph.Nodes[node.Inputs[0]] : node;
            means[node.Id] = node.Operation.HasNeurons ? spikeRates[layer++] : node.Operation.Mean(node, input, means);
        }

        return means;
    }
}
