using SnnDsl.Data;
using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training;

/// <summary>What a network does on a data set.</summary>
/// <param name="Accuracy">Share of images whose class is right.</param>
/// <param name="SpikeRates">Mean spikes per neuron and time step of each spiking layer.</param>
public sealed record Evaluation(double Accuracy, IReadOnlyList<double> SpikeRates)
{
    /// <summary>Share of the states of residual streams that integers saturate; 0 of the float network, and without streams.</summary>
    public double SaturatedStates { get; init; }

    /// <summary>Images, or frames, computed at once.</summary>
    private const int BatchSize = 250;

    /// <summary>Evaluates the float network with its quantized weights and running statistics.</summary>
    public static Evaluation Run(SpikingNetwork network, ImageDataSet data)
    {
        network.eval();
        var correct = 0L;
        var spiking = network.SpikingNodes.ToArray();
        var rates = new double[spiking.Length];
        using var _ = no_grad();
        foreach (var indices in Enumerable.Range(0, data.Count).Chunk(Math.Max(1, BatchSize / (data.TimeSteps ?? 1))))
        {
            using var scope = NewDisposeScope();
            var (images, labels) = Batch.Create(data, indices, Augmentation.None, new Random(0));
            var logits = network.Run(images, (node, value) =>
            {
                if (Array.IndexOf(spiking, node) is >= 0 and var layer)
                    rates[layer] += value.mean().item<float>() * (double)indices.Length / data.Count;
            });
            correct += logits.mean([0]).argmax(1).eq(labels).sum().item<long>();
        }
        return new Evaluation((double)correct / data.Count, rates);
    }
}
