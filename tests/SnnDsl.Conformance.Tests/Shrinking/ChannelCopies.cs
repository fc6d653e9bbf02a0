using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Conformance.Tests.Shrinking;

/// <summary>Stages all of whose channels are copies of one: what fails in a later channel then fails in the first, which stays when channels
/// are removed.</summary>
internal static class ChannelCopies
{
    private const int MostChannels = 8;

    /// <summary>One stage for each channel; none of a stage with many, which fewer channels come before.</summary>
    public static IEnumerable<StageArtifact> Of(StageArtifact stage)
    {
        int channels = Channels(stage);
        return channels is > 1 and <= MostChannels ? Enumerable.Range(0, channels).Select(kept => Copies(stage, channels, kept)) : [];
    }

    private static StageArtifact Copies(StageArtifact stage, int channels, int kept)
    {
        EquatableArray<int> All(EquatableArray<int> values)
        {
            int length = values.Count / channels;
            return values.Count < channels ? values : Enumerable.Range(0, values.Count).Select(i => values[(kept * length) + (i % length)]).ToEquatableArray();
        }

        return stage with
        {
            Weights = All(stage.Weights),
            Neuron = stage.Neuron is { } neuron
                ? neuron with
                {
                    Thresholds = All(neuron.Thresholds),
                    Biases = All(neuron.Biases),
                    Codes = neuron.Codes is { IsCommon: false } codes
                        ? codes with { Entries = All(codes.Entries), Rungs = All(codes.Rungs) }
                        : neuron.Codes is { } common ? common with { Multipliers = All(common.Multipliers) } : null,
                }
                : null,
            Branch = stage.Branch is { } branch ? branch with { Multipliers = All(branch.Multipliers) } : null,
        };
    }

    private static int Channels(StageArtifact stage) => stage.Neuron?.Thresholds.Count ?? stage.Branch?.Multipliers.Count ?? 0;
}
