using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>
/// Weights in the order in which their kernel reads them, so that no kernel reorders anything. The encoder walks the inputs
/// of one output, which start at whole words: [output][input]. The read-out adds the row of one input: [input][output].
/// Event-driven kernels add rows of blocks of channels, see <see cref="WeightBlocks"/>; a convolution's rows are
/// [kernel column][kernel row][channel], because the events of a window are a run of its columns.
/// </summary>
internal static class WeightArrays
{
    /// <summary>8-bit weights of a kernel that walks an image.</summary>
    public static ConstantArray OutputMajor(string stage, IntegerSynapse synapse)
    {
        int fanIn = synapse.Geometry.FanIn;
        IEnumerable<int> bytes = Enumerable.Range(0, synapse.Weights.Count / fanIn)
            .SelectMany(output => synapse.Weights.Skip(output * fanIn).Take(fanIn).Concat(new int[-fanIn & 3]));
        return new(stage, ConstantRole.Weights, ConstantElement.AlignedBytes, bytes.ToEquatableArray());
    }

    /// <summary>8-bit weights [class][input] of a read-out.</summary>
    public static ConstantArray InputMajor(string stage, EquatableArray<int> weights, int classes)
    {
        int inputs = weights.Count / classes;
        return new(
            stage,
            ConstantRole.Weights,
            ConstantElement.AlignedBytes,
            (from input in Enumerable.Range(0, inputs)
             from k in Enumerable.Range(0, classes)
             select weights[(k * inputs) + input]).ToEquatableArray());
    }

    /// <summary>Weights of an event-driven kernel.</summary>
    public static ConstantArray Blocks(string stage, IntegerSynapse synapse)
    {
        SynapseGeometry geometry = synapse.Geometry;
        int fanIn = geometry.FanIn;
        int[] inputs = [.. InputOrder(geometry)];
        int Code(int channel, int row) => synapse.Format.ToCode(synapse.Weights[(channel * fanIn) + inputs[row]]);
        IEnumerable<uint> words = WeightBlocks.Pack(Code, fanIn, geometry.Output.Channels, synapse.Format.Bits);
        return new(stage, ConstantRole.Weights, ConstantElement.Words, words.Select(word => unchecked((int)word)).ToEquatableArray());
    }

    /// <summary>Sums of codes over all rows.</summary>
    public static ConstantArray Totals(string stage, IntegerSynapse synapse)
    {
        int channels = synapse.Geometry.Output.Channels;
        int fanIn = synapse.Geometry.FanIn;
        int Total(int channel) => Enumerable.Range(channel * fanIn, fanIn).Sum(i => synapse.Format.ToCode(synapse.Weights[i]));
        return new(
            stage,
            ConstantRole.Totals,
            ConstantElement.Groups,
            Enumerable.Range(0, WeightBlocks.Groups(channels)).SelectMany(group => WeightBlocks.Channels(group, channels)).Select(Total).ToEquatableArray());
    }

    /// <summary>The trained weight of each row: columns first.</summary>
    private static IEnumerable<int> InputOrder(SynapseGeometry geometry)
    {
        if (geometry.IsLinear)
        {
            return Enumerable.Range(0, geometry.FanIn);
        }

        return
            from x in Enumerable.Range(0, geometry.Window.Kernel.Width)
            from y in Enumerable.Range(0, geometry.Window.Kernel.Height)
            from channel in Enumerable.Range(0, geometry.Input.Channels)
            select (((y * geometry.Window.Kernel.Width) + x) * geometry.Input.Channels) + channel;
    }
}
