using System.Text.Json.Nodes;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Tests.Declarations;
using SnnDsl.Tests;
using Xunit;

namespace SnnDsl.Compiler.Tests.Artifacts;

/// <summary>Every field of the file, missing or wrong: an issue that names it, never an exception.</summary>
public sealed class MalformedArtifactTests
{
    private static readonly string Good = ArtifactWriter.Write(
        TestArtifacts.Random(TestNetwork.Graph(DeclarationReader.Read(TestClasses.EveryLayer, new IssueSink())!), 1));

    /// <summary>Paths of all fields but the stages themselves, from the file.</summary>
    public static TheoryData<string> Fields
    {
        get
        {
            var fields = new TheoryData<string>();
            JsonObject root = JsonNode.Parse(Good)!.AsObject();
            fields.AddRange([.. root.Select(f => f.Key)]);
            fields.AddRange([.. root["training"]!.AsObject().Select(f => "training/" + f.Key)]);
            fields.AddRange([.. root["stages"]![0]!.AsObject().Select(f => "stages/0/" + f.Key)]);
            fields.AddRange([.. root["stages"]![3]!.AsObject().Select(f => "stages/3/" + f.Key)]);
            return fields;
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_missing_field_is_named(string path)
    {
        // Which of the two kinds a stage is follows from these fields; the linker says that they are missing.
        if (path is "stages/0/thresholds" or "stages/3/multipliers")
        {
            Assert.NotNull(Read(Change(path, (parent, name) => parent.Remove(name)), out _));
            return;
        }

        Assert.Null(Read(Change(path, (parent, name) => parent.Remove(name)), out Issue? issue));
        Assert.Equal(IssueCatalogue.ArtifactFieldWrong, issue!.Rule);
        Assert.Contains($"'{path.Split('/')[^1]}'", issue.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_of_another_type_is_named(string path)
    {
        JsonNode?[] values = [null, JsonValue.Create(true), new JsonObject()];
        foreach (JsonNode? value in values)
        {
            if (value is JsonObject && path == "training")
            {
                continue;
            }

            Assert.Null(Read(Change(path, (parent, name) => parent[name] = value?.DeepClone()), out Issue? issue));
            Assert.Equal(IssueCatalogue.ArtifactFieldWrong, issue!.Rule);
            Assert.Contains($"'{path.Split('/')[^1]}'", issue.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("version", "2", "SNN1004")]
    [InlineData("version", "0", "SNN1004")]
    [InlineData("version", "-1", "SNN1007")]
    [InlineData("version", "1.5", "SNN1007")]
    [InlineData("version", "1e99", "SNN1007")]
    [InlineData("network", "\"Other\"", "SNN1003")]
    [InlineData("format", "\"SNN\"", "SNN1005")]
    [InlineData("fingerprint", "\"00\"", "SNN1005")]
    [InlineData("declaration", "[\"network EveryLayer\"]", "SNN1005")]
    [InlineData("declaration", "[1]", "SNN1005")]
    [InlineData("stages", "[1]", "SNN1005")]
    [InlineData("stages", "[[]]", "SNN1005")]
    [InlineData("training/accuracyFloat", "1.01", "SNN1007")]
    [InlineData("training/accuracyInteger", "-0.1", "SNN1007")]
    [InlineData("training/accuracyInteger", "1e999", "SNN1007")]
    [InlineData("training/samples", "-1", "SNN1007")]
    [InlineData("training/seed", "2147483648", "SNN1007")]
    [InlineData("stages/0/bits", "3", "SNN1007")]
    [InlineData("stages/0/bits", "16", "SNN1007")]
    [InlineData("stages/0/grid", "\"even\"", "SNN1005")]
    [InlineData("stages/0/count", "7", "SNN1006")]
    [InlineData("stages/0/count", "-1", "SNN1007")]
    [InlineData("stages/0/count", "2000000000", "SNN1007")]
    [InlineData("stages/0/weights", "\"not base64!\"", "SNN1005")]
    [InlineData("stages/0/weights", "\"\"", "SNN1006")]
    [InlineData("stages/0/fractionalBits", "17", "SNN1007")]
    [InlineData("stages/0/thresholds", "[268435457]", "SNN1007")]
    [InlineData("stages/0/thresholds", "[-1]", "SNN1007")]
    [InlineData("stages/0/thresholds", "[0.5]", "SNN1007")]
    [InlineData("stages/0/thresholds", "[null]", "SNN1005")]
    [InlineData("stages/0/biases", "[-268435457]", "SNN1007")]
    [InlineData("stages/0/spikeRate", "2", "SNN1007")]
    [InlineData("stages/3/multipliers", "[32769]", "SNN1007")]
    [InlineData("stages/3/multipliers", "[-1]", "SNN1007")]
    [InlineData("stages/3/biases", "[2147483648]", "SNN1007")]
    public void A_wrong_value_is_refused(string path, string value, string id)
    {
        Assert.Null(Read(Change(path, (parent, name) => parent[name] = JsonNode.Parse(value)), out Issue? issue));
        Assert.Equal(id, issue!.Rule.Id);
        Assert.Equal(0, issue.Element);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("// comment")]
    [InlineData("\ud800")]
    [InlineData("\0")]
    [InlineData("\ufeff{}")]
    public void Text_that_is_no_json_is_unreadable(string text)
    {
        Assert.Null(Read(text, out Issue? issue));
        Assert.Equal(IssueCatalogue.ArtifactUnreadable, issue!.Rule);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("{\"format\": \"\\ud800\"}")]
    [InlineData("{\"\\ud800\": 1}")]
    public void Json_that_is_no_artifact_is_malformed(string text)
    {
        Assert.Null(Read(text, out Issue? issue));
        Assert.Equal(IssueCatalogue.ArtifactFieldWrong, issue!.Rule);
    }

    [Fact]
    public void Deep_nesting_is_unreadable()
    {
        Assert.Null(Read(new string('[', 100_000), out Issue? issue));
        Assert.Equal(IssueCatalogue.ArtifactUnreadable, issue!.Rule);
    }

    private static NetworkArtifact? Read(string text, out Issue? issue)
    {
        var issues = new IssueSink();
        NetworkArtifact? artifact = ArtifactReader.Read("EveryLayer", text, issues);
        issue = issues.ToArray().SingleOrDefault();
        Assert.Equal(artifact is null, issues.HasErrors);
        return artifact;
    }

    private static string Change(string path, Action<JsonObject, string> change)
    {
        JsonNode root = JsonNode.Parse(Good)!;
        JsonNode parent = root;
        string[] parts = path.Split('/');
        foreach (string part in parts[..^1])
        {
            parent = int.TryParse(part, out int index) ? parent[index]! : parent[part]!;
        }

        change(parent.AsObject(), parts[^1]);
        return root.ToJsonString();
    }
}
