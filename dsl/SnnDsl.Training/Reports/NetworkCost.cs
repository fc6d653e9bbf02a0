using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Data;
using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Reports;

/// <summary>What a network costs.</summary>
/// <param name="Weights">Number of weights.</param>
/// <param name="WeightBytes">Their size, packed at the bits of each layer.</param>
/// <param name="SynapticOperations">Additions of weights per image, an estimate: rate * T * multiply-accumulates of a dense layer, over all
/// layers that read spikes (QP-SNN's SOP). The layer that reads the image is dense and not counted.</param>
public sealed record NetworkCost(long Weights, long WeightBytes, double SynapticOperations)
{
    private const int Images = 1000;

    /// <summary>Measures on the first 1000 images.</summary>
    public static NetworkCost Measure(SpikingNetwork network, ImageDataSet data)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        var synapses = network.Graph.Nodes.Where(n => n.Operation is Conv2dOperation or LinearOperation).ToArray();
        var stored = synapses.DistinctBy(n => n.Parameters).ToArray();
        return new NetworkCost(
            stored.Sum(Count),
            stored.Sum(n => ((Count(n) * Format(n).Bits) + 7) / 8),
            Operations(network, [.. synapses.Where(n => network.Graph.Nodes[n.Inputs[0]].Kind != ValueKind.Image)], data));
    }

    private static double Operations(SpikingNetwork network, FloatNode[] synapses, ImageDataSet data)
    {
        var operations = 0.0;
        var count = Math.Min(Images, data.Count);
        network.eval();
        using var _ = no_grad();
        foreach (var indices in Enumerable.Range(0, count).Chunk(250))
        {
            using var scope = NewDisposeScope();
            network.call(Batch.Create(data, indices, Augmentation.None, new Random(0)).Images);
            operations += synapses.Sum(n =>
                network.Value(network.Graph.Nodes[n.Inputs[0]]).mean().item<float>() * network.Graph.TimeSteps * (double)Dense(n)) * indices.Length / count;
        }
        return operations;
    }

    private static long Dense(FloatNode node) => Count(node) * node.Shape.Height * node.Shape.Width;

    private static long Count(FloatNode node) => node.Operation switch
    {
        Conv2dOperation conv => (long)conv.Channels * conv.Kernel * conv.Kernel * conv.Input.Channels,
        LinearOperation linear => (long)linear.Inputs * linear.Outputs,
        _ => throw new InvalidOperationException($"{node.Name} has no weights."),
    };

    private static WeightFormat Format(FloatNode node) => node.Operation switch
    {
        Conv2dOperation conv => conv.Weights,
        LinearOperation linear => linear.Weights,
        _ => throw new InvalidOperationException($"{node.Name} has no weights."),
    };
}
