using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Constants of 16-bit neurons as macros that place them for the target, see snn/lanes.h.</summary>
internal static class NeuronRows
{
    /// <summary>Channels of half a group: four, and the four that stand 8 behind them.</summary>
    private static readonly int[] Half = [0, 1, 2, 3, 8, 9, 10, 11];

    /// <summary>Biases and least firing membranes, SNN_NEURONS twice per group.</summary>
    public static EquatableArray<string> Constants(IntegerNeuron neuron)
    {
        int channels = neuron.Parameters.Biases.Count;
        int above = neuron.Fire == FireCondition.Greater ? 1 : 0;
        int Bias(int channel) => neuron.Parameters.Biases[channel];
        int Least(int channel) => neuron.Parameters.Thresholds[channel] + above;
        return Enumerable.Range(0, 2 * WeightBlocks.Groups(channels))
            .Select(half => (half / 2 * WeightBlocks.GroupChannels) + (half % 2 * 4))
            .SelectMany(first => (string[])
            [
                $"SNN_NEURONS({List(first, channels, Bias)},",
                $"            {List(first, channels, Least)}),",
            ])
            .ToEquatableArray();
    }

    /// <summary>Sums of codes over all rows, SNN_GROUP per group.</summary>
    public static EquatableArray<string> Totals(IntegerSynapse synapse)
    {
        int channels = synapse.Geometry.Output.Channels;
        int fanIn = synapse.Geometry.FanIn;
        int Total(int channel) => Enumerable.Range(channel * fanIn, fanIn).Sum(i => synapse.Format.ToCode(synapse.Weights[i]));
        return Enumerable.Range(0, WeightBlocks.Groups(channels))
            .Select(group => Enumerable.Range(group * WeightBlocks.GroupChannels, WeightBlocks.GroupChannels))
            .Select(group => $"SNN_GROUP({string.Join(", ", group.Select(c => Invariant.Text(Total(Math.Min(c, channels - 1)))))}),")
            .ToEquatableArray();
    }

    /// <summary>Rungs and entries of each code, SNN_GROUP of either per group.</summary>
    public static EquatableArray<string> Ladder(MembraneCodes codes, int channels)
    {
        string Row(EquatableArray<int> table, int group, int level) => "SNN_GROUP(" + string.Join(", ", Enumerable
            .Range(group * WeightBlocks.GroupChannels, WeightBlocks.GroupChannels)
            .Select(c => Invariant.Text(table[(Math.Min(c, channels - 1) * codes.Levels) + level]))) + "),";
        return Enumerable.Range(0, WeightBlocks.Groups(channels))
            .SelectMany(group => Enumerable.Range(0, codes.Levels)
                .SelectMany(level => (string[])[Row(codes.Rungs, group, level), Row(codes.Entries, group, level)]))
            .ToEquatableArray();
    }

    private static string List(int first, int channels, Func<int, int> value) =>
        string.Join(", ", Half.Select(c => Invariant.Text(value(Math.Min(first + c, channels - 1)))));
}
