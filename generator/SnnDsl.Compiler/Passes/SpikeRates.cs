using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Passes;

/// <summary>Mean of each node's elements per time step, from the spike rates that training measured.</summary>
internal static class SpikeRates
{
    /// <summary>Rate that neurons on residual states and behind attention are taken to have; training does not measure them yet.</summary>
    public const double Unmeasured = 0.2;

    /// <summary>One mean per node; 0 for the image and scores.</summary>
    public static double[] Of(IntegerGraph graph)
    {
        var rates = new double[graph.Nodes.Count];
        foreach (IntegerNode node in graph.Nodes)
        {
            rates[node.Id] = node.Operation.Mean(graph, node, rates);
        }

        return rates;
    }
}
