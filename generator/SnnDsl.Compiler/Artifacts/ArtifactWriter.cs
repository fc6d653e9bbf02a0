using System.Text;
using System.Text.Json;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Artifacts;

/// <summary>Writes an artifact as text. Equal artifacts give equal bytes.</summary>
public static class ArtifactWriter
{
    /// <summary>The artifact as indented JSON with a final line feed; arrays of numbers stay on one line.</summary>
    public static string Write(NetworkArtifact artifact)
    {
        using InvariantCulture culture = InvariantCulture.Pin();
        var json = new StringBuilder();
        json.Append("{\n");
        json.Append("  \"format\": \"snn\",\n");
        json.Append($"  \"version\": {NetworkArtifact.FormatVersion},\n");
        json.Append($"  \"network\": {Text(artifact.Network)},\n");
        json.Append($"  \"fingerprint\": {Text(Fingerprint.Of(artifact.Declaration))},\n");
        json.Append("  \"declaration\": [\n    ");
        json.Append(string.Join(",\n    ", artifact.Declaration.Select(Text)));
        json.Append("\n  ],\n");
        json.Append("  \"stages\": [\n    ");
        json.Append(string.Join(",\n    ", artifact.Stages.Select(Stage)));
        json.Append("\n  ],\n");
        foreach (string field in StreamFields.Write(artifact))
        {
            json.Append("  ").Append(field).Append(",\n");
        }

        json.Append("  \"training\": ").Append(TrainingFields.Write(artifact.Training));
        json.Append("\n}\n");
        return json.ToString();
    }

    private static string Stage(StageArtifact stage)
    {
        var fields = new List<string>
        {
            $"\"name\": {Text(stage.Name)}",
            $"\"bits\": {stage.Format.Bits}",
            $"\"grid\": {Text(ArtifactReader.GridName(stage.Format.Grid))}",
            $"\"count\": {stage.Weights.Count}",
            $"\"weights\": {Text(Convert.ToBase64String(WeightPacking.Pack(stage.Weights.AsSpan(), stage.Format)))}",
        };
        if (stage.Channels is { } channels)
        {
            fields.Insert(1, $"\"channels\": {channels}");
        }

        if (stage.Neuron is { } neuron)
        {
            fields.Add($"\"fractionalBits\": {neuron.FractionalBits}");
            fields.Add($"\"thresholds\": {Numbers(neuron.Thresholds)}");
            fields.Add($"\"biases\": {Numbers(neuron.Biases)}");
            fields.Add($"\"spikeRate\": {Invariant.Text(neuron.SpikeRate)}");
            fields.AddRange(neuron.Codes is { } codes ? Codes(codes) : []);
        }

        if (stage.Branch is { } branch)
        {
            fields.AddRange(Scale(branch.Multipliers, branch.Shift));
        }

        if (stage.Stream is { } stream)
        {
            fields.AddRange(Scale(stream.Scale.Multipliers, stream.Scale.Shift));
            fields.Add($"\"streamBiases\": {Numbers(stream.Biases)}");
        }

        if (stage.ReadOut is { } readOut)
        {
            fields.Add($"\"multipliers\": {Numbers(readOut.Multipliers)}");
            fields.Add($"\"biases\": {Numbers(readOut.Biases)}");
        }

        return "{\n      " + string.Join(",\n      ", fields) + "\n    }";
    }

    private static IEnumerable<string> Codes(MembraneCodes codes)
    {
        yield return $"\"membraneBits\": {codes.Bits}";
        yield return $"\"membraneEntries\": {Numbers(codes.Entries)}";
        yield return $"\"membraneRungs\": {Numbers(codes.Rungs)}";
        foreach (string field in codes.IsCommon ? Scale(codes.Multipliers, codes.Shift) : [])
        {
            yield return field;
        }
    }

    private static string[] Scale(EquatableArray<int> multipliers, int shift) =>
        [$"\"currentMultipliers\": {Numbers(multipliers)}", $"\"currentShift\": {shift}"];

    internal static string Numbers(EquatableArray<int> numbers) =>
        "[" + string.Join(", ", numbers.Select(n => Invariant.Text(n))) + "]";

    internal static string Text(string text) => "\"" + JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
