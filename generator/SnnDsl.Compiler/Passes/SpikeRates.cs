using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Passes;

/// <summary>Mean of each node's elements per time step, from the spike rates that training measured.</summary>
internal static class SpikeRates
{
    /// <summary>What neurons on streams and behind attention are taken to fire; training does not measure them yet.</summary>
    private const double StreamRate = 0.2;

    /// <summary>One mean per node; 0 for the image and scores.</summary>
    public static double[] Of(IntegerGraph graph)
    {
        var rates = new double[graph.Nodes.Count];
        foreach (IntegerNode node in graph.Nodes)
        {
            rates[node.Id] = node.Operation switch
            {
                SpikingOperation spiking => spiking.Neuron.Parameters.SpikeRate,
                ResidualNeuronOperation or IntegerAttentionOperation => StreamRate,
                // Neighbours fire together: a window of n behaves like half as many that do not. Fitted to the example.
                IntegerPoolOperation { IsMaximum: true } pool => 1 - Math.Pow(1 - rates[node.Inputs[0]], ((pool.Height * pool.Width) + 1) / 2.0),
                IntegerPoolOperation pool => rates[node.Inputs[0]] * pool.Height * pool.Width,
                IntegerOptionAOperation => rates[node.Inputs[0]] * graph.Source(node).Shape.Channels / node.Shape.Channels,
                _ => 0,
            };
        }

        return rates;
    }
}
