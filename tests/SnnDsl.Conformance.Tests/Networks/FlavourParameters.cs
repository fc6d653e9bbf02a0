using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Changes drawn parameters to what a flavour needs.</summary>
internal static class FlavourParameters
{
    /// <summary>How far the threshold of a neuron that its bias alone drives lies above what its weights can reach.</summary>
    private const int BiasShare = 40;

    public static NetworkArtifact Apply(Flavour flavour, NetworkArtifact artifact, int timeSteps, SplitMix random) => flavour switch
    {
        Flavour.MiddleRung => artifact with { Stages = artifact.Stages.Select(s => s with { Neuron = MeetMiddle(s.Neuron, random) }).ToEquatableArray() },
        Flavour.Bursts => artifact with { Stages = Bursts(artifact.Stages, timeSteps % 2 == 1 ? 2 : 3, random.Pick(100, 100, 90), random) },
        Flavour.LongBursts => artifact with { Stages = Bursts(artifact.Stages, random.Pick(2, 3), random.Pick(100, 100, 90), random) },
        Flavour.ManyTokens => artifact with { Stages = Bursts(artifact.Stages, 1, 95, random), Attentions = Gains(artifact, () => random.Between(24, 250)) },
        Flavour.SingleStep => artifact with { Stages = Bursts(artifact.Stages, 1, 50, random), Attentions = Gains(artifact, () => random.Between(24, 96) / 16.0) },
        _ => artifact,
    };

    /// <summary>A channel's bias, which is its first membrane where nothing fires, has the magnitude of the middle rung; the codes from there on
    /// make the next membrane fire.</summary>
    private static NeuronArtifact? MeetMiddle(NeuronArtifact? neuron, SplitMix random)
    {
        if (neuron?.Codes is not { Bits: 8 } codes)
        {
            return neuron;
        }

        int[] biases = [.. neuron.Biases];
        int channel = random.Below(biases.Length);
        int threshold = neuron.Thresholds[channel];
        biases[channel] = Math.Clamp(Math.Abs(biases[channel]), 0, threshold / 2);
        int row = codes.IsCommon ? 0 : channel * codes.Levels;
        int[] rungs = [.. codes.Rungs], entries = [.. codes.Entries];
        for (int code = 1; code <= codes.Levels; code++)
        {
            rungs[row + code - 1] = (int)((long)biases[channel] * (code + codes.Levels + 1) / (64 + codes.Levels + 1));
            entries[row + code - 1] = code < 64 ? (int)((long)threshold * code / (4 * codes.Levels)) : Math.Min(threshold + code, IntegerLimits.Threshold);
        }

        return neuron with { Biases = biases.ToEquatableArray(), Codes = codes with { Rungs = rungs.ToEquatableArray(), Entries = entries.ToEquatableArray() } };
    }

    /// <summary>Queries and keys, and for a period of 1 values, that fire together in every so many steps; the others do as they did.</summary>
    private static EquatableArray<StageArtifact> Bursts(EquatableArray<StageArtifact> stages, int period, int together, SplitMix random)
    {
        string[] roles = period == 1 ? [".Query", ".Key", ".Value"] : [".Query", ".Key"];
        return stages.Select(s => roles.Any(role => s.Name.EndsWith(role, StringComparison.Ordinal)) ? s with { Neuron = Burst(s, period, together, random) } : s)
            .ToEquatableArray();
    }

    /// <summary>Neurons that keep a half of their membrane and fire at the threshold: after one step at 1.05 of it, after two at 0.8, after three at 0.6.</summary>
    private static NeuronArtifact Burst(StageArtifact stage, int period, int together, SplitMix random)
    {
        NeuronArtifact neuron = stage.Neuron!;
        int fanIn = stage.Weights.Count / neuron.Thresholds.Count;
        int[] thresholds = [.. neuron.Thresholds], biases = [.. neuron.Biases];
        double share = period switch { 1 => 1.05, 2 => 0.8, _ => 0.6 };
        for (int c = 0; c < thresholds.Length; c++)
        {
            if (random.Chance(together))
            {
                long reach = ChannelCurrent.Of(stage.Weights.AsSpan().Slice(c * fanIn, fanIn), 1, 1).Reach << neuron.FractionalBits;
                thresholds[c] = (int)Math.Min(BiasShare * reach, IntegerLimits.Threshold / 2);
                biases[c] = (int)(thresholds[c] * share);
            }
        }

        return neuron with { Thresholds = thresholds.ToEquatableArray(), Biases = biases.ToEquatableArray() };
    }

    /// <summary>Gains of which so many are a threshold.</summary>
    private static EquatableArray<AttentionArtifact> Gains(NetworkArtifact artifact, Func<double> share) => artifact.Attentions.Select(a => a with
    {
        FractionalBits = 15,
        Lambda = a.Lambda.Select(_ => (int)Math.Min(short.MaxValue, (1 << 15) / share())).ToEquatableArray(),
    }).ToEquatableArray();
}
