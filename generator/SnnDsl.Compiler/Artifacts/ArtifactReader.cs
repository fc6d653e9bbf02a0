using System.Text.Json;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Artifacts;

/// <summary>
/// Reads the text of an artifact. The file comes from outside: every field is checked, and the first thing that is wrong
/// is reported at the class (element 0).
/// </summary>
public static class ArtifactReader
{
    /// <summary>Reads the artifact of a network; <see langword="null"/> and an issue if it cannot be used.</summary>
    public static NetworkArtifact? Read(string network, string text, IssueSink issues)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return ReadNetwork(new ArtifactObject(document.RootElement, network, "the file"));
        }
        catch (JsonException exception)
        {
            issues.Add(IssueCatalogue.ArtifactUnreadable.At(0, network, Position(exception)));
        }
        catch (ArgumentException)
        {
            issues.Add(IssueCatalogue.ArtifactUnreadable.At(0, network, "it has characters that are not Unicode"));
        }
        catch (ArtifactException exception)
        {
            issues.Add(exception.Issue);
        }

        return null;
    }

    internal static string GridName(WeightGrid grid) => grid == WeightGrid.Odd ? "odd" : "symmetric";

    private static string Position(JsonException exception) =>
        $"line {(exception.LineNumber ?? 0) + 1}, column {(exception.BytePositionInLine ?? 0) + 1}";

    private static NetworkArtifact ReadNetwork(ArtifactObject root)
    {
        if (root.String("format") != "snn")
        {
            throw root.Wrong("format", "\"snn\"");
        }

        int version = root.Integer("version", 0, int.MaxValue);
        if (version != NetworkArtifact.FormatVersion)
        {
            throw new ArtifactException(
                IssueCatalogue.ArtifactOfOtherVersion.At(0, root.Network, version, NetworkArtifact.FormatVersion));
        }

        string network = root.String("network");
        if (network != root.Network)
        {
            throw new ArtifactException(IssueCatalogue.ArtifactOfOtherNetwork.At(0, root.Network, network));
        }

        EquatableArray<string> declaration = root.Strings("declaration");
        if (root.String("fingerprint") != Fingerprint.Of(declaration))
        {
            throw root.Wrong("fingerprint", "the fingerprint of its declaration");
        }

        EquatableArray<StageArtifact> stages = root.Objects("stages").Select(ReadStage).ToEquatableArray();
        return new NetworkArtifact(network, declaration, stages, TrainingFields.Read(root.Object("training")))
        {
            StreamFractionalBits = StreamFields.ReadFractionalBits(root, stages),
            Attentions = root.Has("attentions") ? root.Objects("attentions").Select(StreamFields.ReadAttention).ToEquatableArray() : [],
            Heads = root.Has("heads") ? StreamFields.ReadHeads(root.Object("heads")) : null,
        };
    }

    private static StageArtifact ReadStage(ArtifactObject stage)
    {
        var named = stage.Renamed($"stage '{stage.String("name")}'");
        WeightFormat format = ReadFormat(named);
        int count = named.Integer("count", 0, 1 << 26);
        byte[] bytes = named.Base64("weights");
        if (bytes.Length != WeightPacking.ByteCount(count, format.Bits))
        {
            throw new ArtifactException(IssueCatalogue.ArtifactWrongCount.At(
                0, named.Network, $"weights of {named.Name}, in bytes,", bytes.Length, WeightPacking.ByteCount(count, format.Bits)));
        }

        return new StageArtifact(
            stage.String("name"),
            format,
            CheckWeights(WeightPacking.Unpack(bytes, count, format), format, named),
            named.Has("thresholds") ? ReadNeuron(named) : null,
            named.Has("multipliers") ? ReadReadOut(named) : null,
            named.Has("channels") ? named.Integer("channels", 1, FloatGraphBuilder.MaximumLayerSize) : null)
        {
            Branch = named.Has("currentMultipliers") && !named.Has("thresholds") && !named.Has("streamBiases") ? ReadBranch(named) : null,
            Stream = named.Has("streamBiases") ? StreamFields.ReadStream(named) : null,
        };
    }

    private static WeightFormat ReadFormat(ArtifactObject stage)
    {
        int bits = stage.Integer("bits", 1, 8);
        if (bits is not (8 or 4 or 2 or 1))
        {
            throw stage.OutOfRange("bits", bits, "8, 4, 2 or 1");
        }

        return stage.String("grid") switch
        {
            "odd" => new WeightFormat(bits, WeightGrid.Odd),
            "symmetric" when bits == 1 => throw stage.Wrong("grid", "\"odd\", as 1-bit weights need it"),
            "symmetric" => new WeightFormat(bits, WeightGrid.Symmetric),
            _ => throw stage.Wrong("grid", "\"odd\" or \"symmetric\""),
        };
    }

    private static EquatableArray<int> CheckWeights(EquatableArray<int> weights, WeightFormat format, ArtifactObject stage)
    {
        int bad = weights.AsSpan().ToArray().FirstOrDefault(w => !format.Contains(w));
        return bad == 0 || format.Contains(bad)
            ? weights
            : throw stage.OutOfRange("a weight", bad, $"-{format.Maximum} to {format.Maximum}");
    }

    private static NeuronArtifact ReadNeuron(ArtifactObject stage) => new(
        stage.Integer("fractionalBits", 0, 16),
        stage.Integers("thresholds", 0, IntegerLimits.Threshold),
        stage.Integers("biases", -IntegerLimits.Threshold, IntegerLimits.Threshold),
        stage.Real("spikeRate", 0, 1))
    {
        Codes = stage.Has("membraneBits") ? ReadCodes(stage) : null,
    };

    private static MembraneCodes ReadCodes(ArtifactObject stage)
    {
        int bits = stage.Integer("membraneBits", 2, 8);
        if (bits is not (8 or 4 or 2))
        {
            throw stage.OutOfRange("membraneBits", bits, "8, 4 or 2");
        }

        return new MembraneCodes(
            bits,
            ReadLadder(stage, "membraneEntries", MembraneCodes.LevelsOf(bits)),
            ReadLadder(stage, "membraneRungs", MembraneCodes.LevelsOf(bits)),
            stage.Has("currentMultipliers") ? stage.Integers("currentMultipliers", 0, IntegerLimits.Multiplier) : [],
            stage.Has("currentMultipliers") ? stage.Integer("currentShift", 0, IntegerLimits.Shift) : 0);
    }

    internal static BranchArtifact ReadBranch(ArtifactObject stage) =>
        new(stage.Integers("currentMultipliers", 0, IntegerLimits.Multiplier), stage.Integer("currentShift", 0, IntegerLimits.Shift));

    /// <summary>Numbers in rows, none of which falls.</summary>
    private static EquatableArray<int> ReadLadder(ArtifactObject stage, string name, int levels)
    {
        EquatableArray<int> numbers = stage.Integers(name, 0, IntegerLimits.Threshold);
        for (int i = 1; i < numbers.Count; i++)
        {
            if (i % levels != 0 && numbers[i] < numbers[i - 1])
            {
                throw stage.OutOfRange($"number {i + 1} of {name}", numbers[i], $"at least {numbers[i - 1]}, the one before it");
            }
        }

        return numbers;
    }

    private static ReadOutArtifact ReadReadOut(ArtifactObject stage) => new(
        stage.Integers("multipliers", 0, IntegerLimits.Multiplier),
        stage.Integers("biases", int.MinValue, int.MaxValue));
}
