using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// Puts weights into the order their kernel reads them, so that no kernel reorders anything. The encoder walks the inputs
/// of one output, which start at whole words: [output][input]. The read-out adds the row of one input: [input][output]. Event-driven kernels add rows
/// of blocks of channels, see <see cref="WeightBlocks"/>; a convolution's rows are [kernel column][kernel row][channel],
/// because the events of a window are a run of its columns.
/// </summary>
public static class LayOutWeightsPass
{
    public static Plan Run(Plan plan, IssueSink issues) => plan.Map(layer => layer.Node.Operation switch
    {
        SpikingOperation spiking when layer.Kernel is not null => layer with
        {
            WeightWords = Blocks(spiking.Synapse),
            BranchWords = spiking.Branch is { } branch ? Blocks(branch.Synapse) : null,
        },
        IntegerStreamOperation stream => layer with { WeightWords = Blocks(stream.Synapse) },
        IntegerHeadsOperation heads => layer with { PackedWeights = InputMajor(heads.Parameters.Weights, heads.Parameters.Biases.Count) },
        SpikingOperation spiking => layer with { PackedWeights = OutputMajor(spiking.Synapse) },
        ReadOutOperation readOut => layer with { PackedWeights = InputMajor(readOut.Synapse) },
        _ => layer,
    });

    private static EquatableArray<byte> OutputMajor(IntegerSynapse synapse)
    {
        int fanIn = synapse.Geometry.FanIn;
        var packed = new List<byte>();
        for (int first = 0; first < synapse.Weights.Count; first += fanIn)
        {
            packed.AddRange(WeightPacking.Pack(synapse.Weights.AsSpan().Slice(first, fanIn), synapse.Format));
            packed.AddRange(new byte[-fanIn & 3]);
        }

        return packed.ToEquatableArray();
    }

    private static EquatableArray<byte> InputMajor(IntegerSynapse synapse)
    {
        int outputs = synapse.Geometry.Output.Channels;
        int fanIn = synapse.Geometry.FanIn;
        ReadOnlySpan<int> weights = synapse.Weights.AsSpan();
        var row = new int[outputs];
        var packed = new List<byte>();
        for (int input = 0; input < fanIn; input++)
        {
            for (int output = 0; output < outputs; output++)
            {
                row[output] = weights[(output * fanIn) + input];
            }

            packed.AddRange(WeightPacking.Pack(row, synapse.Format));
        }

        return packed.ToEquatableArray();
    }

    /// <summary>Bytes [class][input] as [input][class].</summary>
    private static EquatableArray<byte> InputMajor(EquatableArray<int> weights, int classes)
    {
        int inputs = weights.Count / classes;
        return (from input in Enumerable.Range(0, inputs)
                from k in Enumerable.Range(0, classes)
                select unchecked((byte)weights[(k * inputs) + input])).ToEquatableArray();
    }

    private static EquatableArray<uint> Blocks(IntegerSynapse synapse)
    {
        SynapseGeometry geometry = synapse.Geometry;
        int fanIn = geometry.FanIn;
        int[] inputs = [.. InputOrder(geometry)];
        int Code(int channel, int row) => synapse.Format.ToCode(synapse.Weights[(channel * fanIn) + inputs[row]]);
        return WeightBlocks.Pack(Code, fanIn, geometry.Output.Channels, synapse.Format.Bits).ToEquatableArray();
    }

    /// <summary>The trained weight of each row: columns first.</summary>
    private static IEnumerable<int> InputOrder(SynapseGeometry geometry)
    {
        if (geometry.IsLinear)
        {
            return Enumerable.Range(0, geometry.FanIn);
        }

        return
            from x in Enumerable.Range(0, geometry.KernelWidth)
            from y in Enumerable.Range(0, geometry.KernelHeight)
            from channel in Enumerable.Range(0, geometry.Input.Channels)
            select (((y * geometry.KernelWidth) + x) * geometry.Input.Channels) + channel;
    }
}
