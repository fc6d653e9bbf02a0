using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Data;

namespace SnnDsl.Training.Export;

/// <summary>Measures the integers themselves, in the simulator that the C is compared with.</summary>
public static class IntegerEvaluation
{
    /// <summary>The layers whose spike rates are measured, in order.</summary>
    public static IEnumerable<IntegerNode> SpikingNodes(IntegerGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Nodes.Where(node => node.Operation is SpikingOperation or ResidualNeuronOperation or IntegerAttentionOperation);
    }

    /// <summary>Accuracy and spike rates of the integer network. Rates are those of the neurons, before any pooling.</summary>
    public static Evaluation Run(IntegerGraph graph, ImageDataSet data)
    {
        var simulator = new Simulator(graph);
        var spiking = SpikingNodes(graph).ToArray();
        var streams = graph.Nodes.Where(node => node.IsState).ToArray();
        var spikes = new long[spiking.Length];
        var (correct, saturated) = (0, 0L);
        Parallel.For(0, data.Count, i =>
        {
            var result = simulator.Run(data.Image(i));
            if (result.Label == data.Labels.Span[i])
                Interlocked.Increment(ref correct);
            for (var layer = 0; layer < spiking.Length; layer++)
                Interlocked.Add(ref spikes[layer], result.Layers[spiking[layer].Id].Sum(step => step.Sum(spike => (long)spike)));
            Interlocked.Add(ref saturated, streams.Sum(node => result.Layers[node.Id].Sum(step => step.LongCount(IsSaturated))));
        });
        return new Evaluation(
            (double)correct / data.Count,
            [.. spiking.Select((node, i) => (double)spikes[i] / ((double)node.Shape.Size * graph.TimeSteps * data.Count))])
        {
            SaturatedStates = saturated / Math.Max(1, streams.Sum(node => (double)node.Shape.Size) * graph.TimeSteps * data.Count),
        };
    }

    private static bool IsSaturated(int state) => state is short.MinValue or short.MaxValue;
}
