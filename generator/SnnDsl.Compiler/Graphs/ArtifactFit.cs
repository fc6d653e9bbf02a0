using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Graphs;

/// <summary>Whether an artifact fits a declaration: its entries, the channels they keep, and how many numbers they hold.</summary>
internal static class ArtifactFit
{
    /// <summary>The channels of the stages that keep fewer than declared.</summary>
    public static EquatableArray<KeptChannels> Kept(NetworkArtifact artifact) => artifact.Stages
        .Where(s => s.Channels is not null)
        .Select(s => new KeptChannels(s.Name, s.Channels!.Value))
        .ToEquatableArray();

    /// <summary>Checks that there is one entry per stage with weights, in order, and what it keeps of its channels.</summary>
    public static bool CheckStages(NetworkDeclaration declaration, NetworkArtifact artifact, IssueSink issues)
    {
        StageDeclaration[] stages = [.. declaration.Stages.Where(s => s.HasSynapse)];
        if (!CheckCount(declaration.Name, "the list of stages", artifact.Stages.Count, stages.Length, issues))
        {
            return false;
        }

        for (int i = 0; i < stages.Length; i++)
        {
            if (artifact.Stages[i].Name != stages[i].Name)
            {
                issues.Add(IssueCatalogue.ArtifactFieldWrong.At(
                    0, declaration.Name, $"stage '{artifact.Stages[i].Name}'", $"stage '{stages[i].Name}'"));
                return false;
            }

            if (!CheckChannels(declaration, stages[i], artifact.Stages[i], issues))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Checks an entry against a place where it is used.</summary>
    public static bool CheckUse(FloatGraph graph, SynapseUse use, StageArtifact parameters, IssueSink issues)
    {
        string owner = $"stage '{use.Stage}'";
        (int channels, int fanIn, WeightFormat format) = (use.Operation.Channels, use.Operation.FanIn, use.Operation.Weights);
        if (parameters.Format != format)
        {
            issues.Add(IssueCatalogue.ArtifactFieldWrong.At(
                0, graph.Name, $"stage '{parameters.Name}' with {parameters.Format} weights", $"{owner} with {format} weights"));
            return false;
        }

        if (use.IsStream || parameters.Stream is not null)
        {
            return StreamFit.CheckStream(graph.Name, owner, use.IsStream, channels, fanIn, parameters, issues);
        }

        if (use.IsBranch || parameters.Branch is not null)
        {
            return CheckBranch(graph.Name, owner, use.IsBranch, channels, fanIn, parameters, issues);
        }

        bool isSpiking = use.Neuron is not null;
        if ((parameters.Neuron is not null) != isSpiking || (parameters.ReadOut is not null) == isSpiking)
        {
            string expected = isSpiking ? "a set of thresholds" : "a set of multipliers";
            issues.Add(IssueCatalogue.ArtifactFieldWrong.At(0, graph.Name, $"the neuron or read-out of {owner}", expected));
            return false;
        }

        return CheckCodes(graph.Name, owner, use.Neuron?.MembraneBits ?? 0, parameters.Neuron?.Codes, channels, issues)
            && CheckCommon(graph.Name, owner, use.Branch, parameters.Neuron?.Codes, issues)
            && CheckCount(graph.Name, $"weights of {owner}", parameters.Weights.Count, channels * fanIn, issues)
            && CheckCount(graph.Name, $"thresholds of {owner}", parameters.Neuron?.Thresholds.Count ?? channels, channels, issues)
            && CheckCount(graph.Name, $"biases of {owner}", (parameters.Neuron?.Biases ?? parameters.ReadOut!.Biases).Count, channels, issues)
            && CheckCount(graph.Name, $"multipliers of {owner}", parameters.ReadOut?.Multipliers.Count ?? channels, channels, issues)
            && CheckStepBiases(graph.Declaration, owner, parameters.ReadOut, issues);
    }

    /// <summary>A branch has its weights and its scale, all else is in the entry of the current that it is added to.</summary>
    private static bool CheckBranch(
        string network, string owner, bool isBranch, int channels, int fanIn, StageArtifact parameters, IssueSink issues)
    {
        if (!isBranch || parameters.Branch is not { } branch || parameters.Neuron is not null || parameters.ReadOut is not null)
        {
            string expected = isBranch ? "a set of current multipliers alone, as of a current that is added to another" : "one of thresholds or multipliers";
            issues.Add(IssueCatalogue.ArtifactFieldWrong.At(0, network, $"the scale of {owner}", expected));
            return false;
        }

        return CheckCount(network, $"weights of {owner}", parameters.Weights.Count, channels * fanIn, issues)
            && CheckCount(network, $"current multipliers of {owner}", branch.Multipliers.Count, channels, issues);
    }

    /// <summary>Two currents meet in a common format only.</summary>
    private static bool CheckCommon(string network, string owner, SynapseUse? branch, MembraneCodes? codes, IssueSink issues)
    {
        if (branch is null || codes is { IsCommon: true })
        {
            return true;
        }

        issues.Add(IssueCatalogue.ArtifactFieldWrong.At(
            0, network, $"the set of current multipliers of {owner}", $"there, though the current of '{branch.Stage}' is added"));
        return false;
    }

    /// <summary>A stream adds the T-th part of the read-out's biases at every step.</summary>
    private static bool CheckStepBiases(NetworkDeclaration declaration, string owner, ReadOutArtifact? readOut, IssueSink issues)
    {
        if (!declaration.IsStreamed || readOut is null || readOut.Biases.All(b => b % declaration.TimeSteps == 0))
        {
            return true;
        }

        int bias = readOut.Biases.First(b => b % declaration.TimeSteps != 0);
        issues.Add(IssueCatalogue.ArtifactFieldWrong.At(
            0, declaration.Name, $"the bias {Invariant.Text(bias)} of {owner}", $"a multiple of the {declaration.TimeSteps} time steps, which a stream adds in parts"));
        return false;
    }

    /// <summary>Whether the codes of membranes are those that are declared, and complete.</summary>
    private static bool CheckCodes(string network, string owner, int bits, MembraneCodes? codes, int channels, IssueSink issues)
    {
        if ((codes?.Bits ?? 0) != bits)
        {
            issues.Add(IssueCatalogue.ArtifactFieldWrong.At(
                0, network, $"the membrane of {owner}", bits == 0 ? "one without codes" : $"one with {bits}-bit codes"));
            return false;
        }

        if (codes is null)
        {
            return true;
        }

        int numbers = codes.Levels * (codes.IsCommon ? 1 : channels);
        return CheckCount(network, $"membrane entries of {owner}", codes.Entries.Count, numbers, issues)
            && CheckCount(network, $"membrane rungs of {owner}", codes.Rungs.Count, numbers, issues)
            && (!codes.IsCommon || CheckCount(network, $"current multipliers of {owner}", codes.Multipliers.Count, channels, issues));
    }

    private static bool CheckChannels(NetworkDeclaration declaration, StageDeclaration stage, StageArtifact parameters, IssueSink issues)
    {
        if (parameters.Channels is not { } channels)
        {
            return true;
        }

        int declared = stage.Prune > 0 ? stage.Synapse.OutputChannels : 0;
        int most = declared - 1;
        if (channels >= 1 && channels <= most)
        {
            return true;
        }

        string allowed = most > 0 ? $"1 to {most}, or absent where all {declared} are kept" : "absent: the stage is declared without [Prune]";
        issues.Add(IssueCatalogue.ArtifactOutOfRange.At(0, declaration.Name, $"channels of stage '{stage.Name}'", channels, allowed));
        return false;
    }

    internal static bool CheckCount(string network, string what, int actual, int expected, IssueSink issues)
    {
        if (actual != expected)
        {
            issues.Add(IssueCatalogue.ArtifactWrongCount.At(0, network, what, actual, expected));
        }

        return actual == expected;
    }
}
