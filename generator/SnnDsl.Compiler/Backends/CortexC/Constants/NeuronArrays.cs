using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Constants of neurons, as snn/neuron.h and snn/bit_neuron.h define them.</summary>
internal static class NeuronArrays
{
    /// <summary>Channels of half a group: four, and the four that stand 8 behind them.</summary>
    private static readonly int[] Half = [0, 1, 2, 3, 8, 9, 10, 11];

    /// <summary>What the neurons of a layer compute with, their codes aside.</summary>
    public static EquatableArray<ConstantArray> Of(LayerPlan layer, SpikingOperation operation)
    {
        string stage = layer.Node.Stage;
        IntegerNeuron neuron = operation.Neuron;
        if (layer.Kernel is { Planes: > 0 } bits)
        {
            IEnumerable<int> planes = BitRows.Constants(operation.Synapse.Geometry, neuron, bits.Planes).Select(word => unchecked((int)word));
            return [new(stage, ConstantRole.Neurons, ConstantElement.Words, planes.ToEquatableArray())];
        }

        return layer.Storage == StorageType.Bits16
            ? [new(stage, ConstantRole.Neurons, ConstantElement.NeuronLanes, Lanes(neuron))]
            : Wide(stage, neuron);
    }

    private static EquatableArray<ConstantArray> Wide(string stage, IntegerNeuron neuron) =>
    [
        new(stage, ConstantRole.Thresholds, ConstantElement.Signed32, neuron.Parameters.Thresholds),
        new(stage, ConstantRole.Biases, ConstantElement.Signed32, neuron.Parameters.Biases),
    ];

    /// <summary>Biases and least firing membranes, twice per group; the last channel fills the last group up.</summary>
    private static EquatableArray<int> Lanes(IntegerNeuron neuron)
    {
        int channels = neuron.Parameters.Biases.Count;
        return Enumerable.Range(0, 2 * WeightBlocks.Groups(channels))
            .Select(half => (half / 2 * WeightBlocks.GroupChannels) + (half % 2 * 4))
            .Select(first => Half.Select(channel => Math.Min(first + channel, channels - 1)).ToArray())
            .SelectMany(half => half.Select(c => neuron.Parameters.Biases[c]).Concat(half.Select(c => (int)neuron.Rule.LeastFiring(neuron.Parameters.Thresholds[c]))))
            .ToEquatableArray();
    }
}
