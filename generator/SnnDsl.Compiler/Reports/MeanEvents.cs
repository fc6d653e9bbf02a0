using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Reports;

/// <summary>How many spikes an element of each value carries in a time step, on average.</summary>
internal static class MeanEvents
{
    /// <summary>One mean per node; 0 for currents, states and images.</summary>
    public static double[] Of(FloatGraph graph, IReadOnlyList<double> spikeRates)
    {
        int layers = graph.Nodes.Count(HasNeurons);
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
            means[node.Id] = HasNeurons(node) ? spikeRates[layer++] : Passed(graph, node, means);
        }

        return means;
    }

    /// <summary>Behind attention stand neurons too.</summary>
    private static bool HasNeurons(FloatNode node) => node.Operation is NeuronOperation or AttentionOperation;

    private static double Passed(FloatGraph graph, FloatNode node, double[] means) => node.Operation switch
    {
        // Exact only if neighbours fire independently of each other; they do not quite.
        PoolOperation { Kind: PoolKind.Max } pool => 1 - Math.Pow(1 - means[node.Inputs[0]], pool.Height * pool.Width),
        PoolOperation pool => means[node.Inputs[0]] * pool.Height * pool.Width,
        FlattenOperation => means[node.Inputs[0]],
        OptionAOperation shortcut => means[node.Inputs[0]] * shortcut.Input.Channels / graph.Nodes[node.Id].Shape.Channels,
        _ => 0,
    };
}
