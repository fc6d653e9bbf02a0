using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Passes;

/// <summary>Layers in bit planes, as snn/bit_neuron.h defines them: blocks of 32 channels.</summary>
internal static class BitRows
{
    private const int BlockChannels = 32;

    /// <summary>Blocks that channels take.</summary>
    public static int Blocks(int channels) => (channels + BlockChannels - 1) / BlockChannels;

    /// <summary>Neighbouring output columns that share a block: two of a convolution with few channels.</summary>
    public static int Share(SynapseGeometry geometry) => !geometry.IsLinear && geometry.Output.Channels <= BlockChannels / 2 ? 2 : 1;

    /// <summary>Words of the membranes of some output columns of a row: planes of each block, and which of them count.</summary>
    public static int MembraneWords(SynapseGeometry geometry, int columns, int planes)
    {
        int share = Share(geometry);
        return (columns + share - 1) / share * Blocks(geometry.Output.Channels) * (planes + 1);
    }

    /// <summary>Planes that the membranes of a layer take; 0 where it cannot run in bit planes.</summary>
    public static int Planes(IntegerGraph graph, LayerPlan layer)
    {
        var operation = (SpikingOperation)layer.Node.Operation;
        IntegerNeuron neuron = operation.Neuron;
        bool isPlain = operation.Synapse.Format.Bits == 1
            && operation.Synapse.Geometry.FanIn <= BitPlanes.MaximumInputs
            && BitPlanes.Keeps(neuron.Rule)
            && neuron.Parameters.Codes is null
            && graph.Source(layer.Node).Maximum == 1
            && !graph.Shortcuts(layer.Node).Any()
            && CanShare(operation.Synapse.Geometry);
        int planes = isPlain ? BitPlanes.Count(layer.Neurons!.Planes, neuron.Parameters.FractionalBits) : 0;
        return planes <= BitPlanes.MaximumPlanes ? planes : 0;
    }

    /// <summary>
    /// The constants of all blocks, once per position that shares them; channels that fill up the last one are copies of the
    /// last channel.
    /// </summary>
    public static IEnumerable<uint> Constants(SynapseGeometry geometry, IntegerNeuron neuron, int planes)
    {
        int channels = neuron.Parameters.Biases.Count;
        int period = BlockChannels / Share(geometry);
        for (int first = 0; first < Blocks(channels) * BlockChannels; first += BlockChannels)
        {
            Constant[] block = [.. Enumerable.Range(0, BlockChannels).Select(i => ConstantOf(neuron, Math.Min(first + (i % period), channels - 1)))];
            for (int plane = 0; plane < planes; plane++)
            {
                yield return Plane(block, c => (c.First >> plane) & 1);
                yield return Plane(block, c => (c.Second >> plane) & 1);
            }

            yield return Plane(block, c => c.Carry == 1 ? 1 : 0);
            yield return Plane(block, c => c.Carry == 2 ? 1 : 0);
        }
    }

    /// <summary>Columns that share a block share a list, which must not get too long.</summary>
    private static bool CanShare(SynapseGeometry geometry) =>
        Share(geometry) == 1 || geometry.Output.Width == 1 || WorkingMemory.ListLength(geometry, Share(geometry)) <= WorkingMemory.MaximumList;

    private static Constant ConstantOf(IntegerNeuron neuron, int channel)
    {
        var constants = new NeuronConstants(
            neuron.Rule,
            neuron.Parameters.FractionalBits,
            neuron.Parameters.Thresholds[channel],
            neuron.Parameters.Biases[channel]);
        long offset = BitPlanes.Offset(constants);
        return neuron.Rule.Decay == Decay.None
            ? new Constant(-constants.LeastFiring, constants.Bias, 0)
            : new Constant(constants.Bias - offset, ~(constants.LeastFiring - offset), (int)BitPlanes.Carry(constants.Bias));
    }

    private static uint Plane(Constant[] block, Func<Constant, long> bit)
    {
        uint word = 0;
        for (int c = 0; c < block.Length; c++)
        {
            word |= (uint)bit(block[c]) << c;
        }

        return word;
    }

    /// <summary>The two constants of a channel, and q.</summary>
    private readonly record struct Constant(long First, long Second, int Carry);
}
