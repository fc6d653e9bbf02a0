using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Artifacts;

/// <summary>What a network with residual streams adds to an artifact: gains of attention, scales of currents, heads.</summary>
internal static class StreamFields
{
    /// <summary>The one format of all streams, which is there if a stage makes a state.</summary>
    public static int ReadFractionalBits(ArtifactObject root, EquatableArray<StageArtifact> stages)
    {
        const string Field = "streamFractionalBits";
        bool hasStream = stages.Any(s => s.Stream is not null);
        if (!hasStream && root.Has(Field))
        {
            throw root.OutOfRange(Field, root.Integer(Field, 0, IntegerLimits.StreamFractionalBits), "absent: no stage has stream biases");
        }

        return hasStream ? root.Integer(Field, 0, IntegerLimits.StreamFractionalBits) : 0;
    }

    public static StreamArtifact ReadStream(ArtifactObject stage) =>
        new(ArtifactReader.ReadBranch(stage), stage.Integers("streamBiases", -IntegerLimits.Threshold, IntegerLimits.Threshold));

    public static AttentionArtifact ReadAttention(ArtifactObject attention)
    {
        ArtifactObject named = attention.Renamed($"the attention '{attention.String("stage")}'");
        return new AttentionArtifact(
            attention.String("stage"),
            named.Integer("fractionalBits", 0, IntegerLimits.Shift),
            named.Integers("lambda", short.MinValue, short.MaxValue));
    }

    public static HeadsArtifact ReadHeads(ArtifactObject heads)
    {
        ArtifactObject named = heads.Renamed($"the heads '{heads.String("stage")}'");
        EquatableArray<int> weights = named.Base64("weights").Select(b => (int)(sbyte)b).ToEquatableArray();
        if (weights.Any(w => w < -IntegerLimits.HeadWeight))
        {
            throw named.OutOfRange("a weight", sbyte.MinValue, $"-{IntegerLimits.HeadWeight} to {IntegerLimits.HeadWeight}");
        }

        return new HeadsArtifact(
            heads.String("stage"),
            weights,
            named.Integer("shift", 0, IntegerLimits.Shift),
            named.Integers("biases", int.MinValue, int.MaxValue));
    }

    /// <summary>The fields that stand beside the stages; none in a network without streams.</summary>
    public static IEnumerable<string> Write(NetworkArtifact artifact)
    {
        if (artifact.Stages.Any(s => s.Stream is not null))
        {
            yield return $"\"streamFractionalBits\": {artifact.StreamFractionalBits}";
        }

        if (artifact.Attentions.Count > 0)
        {
            yield return "\"attentions\": [\n    " + string.Join(",\n    ", artifact.Attentions.Select(Attention)) + "\n  ]";
        }

        if (artifact.Heads is { } heads)
        {
            string weights = Convert.ToBase64String([.. heads.Weights.Select(w => unchecked((byte)w))]);
            yield return "\"heads\": " + Fields(
                "  ",
                $"\"stage\": {ArtifactWriter.Text(heads.Stage)}",
                $"\"weights\": {ArtifactWriter.Text(weights)}",
                $"\"shift\": {heads.Shift}",
                $"\"biases\": {ArtifactWriter.Numbers(heads.Biases)}");
        }
    }

    private static string Attention(AttentionArtifact attention) => Fields(
        "    ",
        $"\"stage\": {ArtifactWriter.Text(attention.Stage)}",
        $"\"fractionalBits\": {attention.FractionalBits}",
        $"\"lambda\": {ArtifactWriter.Numbers(attention.Lambda)}");

    private static string Fields(string indentation, params string[] fields) =>
        "{\n" + string.Join(",\n", fields.Select(f => indentation + "  " + f)) + "\n" + indentation + "}";
}
