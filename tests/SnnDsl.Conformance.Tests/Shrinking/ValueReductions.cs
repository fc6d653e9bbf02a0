using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Conformance.Tests.Shrinking;

/// <summary>Simpler parameters and images of an unchanged declaration.</summary>
internal static class ValueReductions
{
    /// <summary>Artifacts in which one stage has simpler numbers.</summary>
    public static IEnumerable<NetworkArtifact> Of(NetworkArtifact artifact)
    {
        for (int i = 0; i < artifact.Stages.Count; i++)
        {
            int changed = i;
            foreach (StageArtifact stage in Stages(artifact.Stages[i]).Where(s => s != artifact.Stages[changed]))
            {
                yield return artifact with { Stages = artifact.Stages.Select((s, j) => j == changed ? stage : s).ToEquatableArray() };
            }
        }
    }

    /// <summary>Images or events with less in them; those of one value are as simple as it gets.</summary>
    public static IEnumerable<byte[]> Of(byte[] image, byte largest)
    {
        if (image.Distinct().Count() > 1)
        {
            yield return Fill(image, (_, _) => 0);
            yield return Fill(image, (_, _) => largest);
            yield return Fill(image, (_, _) => 1);
            yield return Fill(image, (p, i) => i < image.Length / 2 ? p : (byte)0);
            yield return Fill(image, (p, i) => i >= image.Length / 2 ? p : (byte)0);
            yield return Fill(image, (p, _) => p <= largest / 2 ? (byte)0 : largest);
        }
    }

    private static IEnumerable<StageArtifact> Stages(StageArtifact stage)
    {
        // Equal weights are as simple as they get: no value is simpler than another one.
        foreach (int weight in stage.Weights.Distinct().Count() > 1 ? new[] { 1, stage.Format.Maximum, -stage.Format.Maximum } : [])
        {
            yield return stage with { Weights = Same(stage.Weights, weight) };
        }

        foreach (StageArtifact copies in ChannelCopies.Of(stage))
        {
            yield return copies;
        }

        if (stage.Neuron is { } neuron)
        {
            yield return stage with { Neuron = neuron with { FractionalBits = 0, Thresholds = Shift(neuron.Thresholds, neuron), Biases = Shift(neuron.Biases, neuron) } };
            foreach (MembraneCodes codes in neuron.Codes is null ? [] : Codes(neuron.Codes))
            {
                yield return stage with { Neuron = neuron with { Codes = codes } };
            }

            yield return stage with { Neuron = neuron with { Biases = Same(neuron.Biases, 0) } };
            yield return stage with { Neuron = neuron with { Thresholds = Same(neuron.Thresholds, 0) } };
            yield return stage with { Neuron = neuron with { Thresholds = Same(neuron.Thresholds, neuron.Thresholds[0]) } };
        }

        if (stage.Branch is { } branch)
        {
            yield return stage with { Branch = branch with { Multipliers = Same(branch.Multipliers, 0) } };
            yield return stage with { Branch = branch with { Multipliers = Same(branch.Multipliers, branch.Multipliers[0]) } };
            yield return stage with { Branch = new BranchArtifact(Same(branch.Multipliers, 1), 0) };
        }

        if (stage.ReadOut is { } readOut)
        {
            yield return stage with { ReadOut = readOut with { Multipliers = Same(readOut.Multipliers, 1) } };
            yield return stage with { ReadOut = readOut with { Biases = Same(readOut.Biases, 0) } };
        }
    }

    private static IEnumerable<MembraneCodes> Codes(MembraneCodes codes)
    {
        yield return codes with { Entries = Same(codes.Entries, 0) };
        yield return codes with { Rungs = Same(codes.Rungs, codes.Rungs[0]) };
        yield return codes with { Entries = Repeated(codes.Entries, codes.Levels), Rungs = Repeated(codes.Rungs, codes.Levels) };
        if (codes.IsCommon)
        {
            yield return codes with { Multipliers = Same(codes.Multipliers, codes.Multipliers[0]) };
            yield return codes with { Multipliers = Same(codes.Multipliers, 1), Shift = 0 };
        }
    }

    /// <summary>The first row in the place of all.</summary>
    private static EquatableArray<int> Repeated(EquatableArray<int> table, int levels) =>
        table.Select((_, i) => table[i % levels]).ToEquatableArray();

    private static EquatableArray<int> Same(EquatableArray<int> values, int value) => values.Select(_ => value).ToEquatableArray();

    private static EquatableArray<int> Shift(EquatableArray<int> values, NeuronArtifact neuron) =>
        values.Select(v => v >> neuron.FractionalBits).ToEquatableArray();

    /// <summary>A changed image, unless it is the same.</summary>
    private static byte[] Fill(byte[] image, Func<byte, int, byte> pixel) => [.. image.Select(pixel)];
}
