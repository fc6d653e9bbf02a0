using System.Text.Json.Nodes;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Tests;
using Xunit;

namespace SnnDsl.Compiler.Tests.Artifacts;

/// <summary>What residual streams, attention and heads add to the file, whole, missing and wrong.</summary>
public sealed class StreamArtifactTests
{
    private static readonly FloatGraph Graph = TestNetwork.Graph(TestNetwork.Transformer);

    [Fact]
    public void What_is_written_is_read()
    {
        for (int seed = 1; seed <= 5; seed++)
        {
            NetworkArtifact artifact = TestArtifacts.Random(Graph, seed);
            var issues = new IssueSink();
            Assert.Equal(artifact, ArtifactReader.Read("TinyFormer", ArtifactWriter.Write(artifact), issues));
            Assert.Empty(issues.ToArray());
        }
    }

    [Fact]
    public void The_format_of_streams_is_written_even_if_it_is_0()
    {
        NetworkArtifact artifact = TestArtifacts.Random(Graph, 1) with { StreamFractionalBits = 0 };
        Assert.Contains("\"streamFractionalBits\": 0,", ArtifactWriter.Write(artifact), StringComparison.Ordinal);
        Assert.DoesNotContain("streamFractionalBits", ArtifactWriter.Write(TestNetwork.Artifact(TestNetwork.Residual)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("streamFractionalBits")]
    [InlineData("attentions/0/stage")]
    [InlineData("attentions/1/fractionalBits")]
    [InlineData("attentions/0/lambda")]
    [InlineData("heads/stage")]
    [InlineData("heads/weights")]
    [InlineData("heads/shift")]
    [InlineData("heads/biases")]
    [InlineData("stages/1/currentMultipliers")]
    [InlineData("stages/1/currentShift")]
    public void A_missing_field_is_named(string path)
    {
        Issue issue = Refused(path, (parent, name) => parent.Remove(name));
        Assert.Equal(IssueCatalogue.ArtifactFieldWrong, issue.Rule);
        Assert.Contains($"'{path.Split('/')[^1]}'", issue.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("streamFractionalBits", "13", "streamFractionalBits of the file is 13, allowed is an integer from 0 to 12")]
    [InlineData("streamFractionalBits", "-1", "streamFractionalBits of the file is -1")]
    [InlineData("attentions", "{}", "'attentions' of the file is missing or is not an array")]
    [InlineData("attentions/0/fractionalBits", "31", "fractionalBits of the attention 'Near.Map' is 31, allowed is an integer from 0 to 30")]
    [InlineData("attentions/1/lambda", "[32768]", "lambda[0] of the attention 'Far.Map' is 32768, allowed is an integer from -32768 to 32767")]
    [InlineData("attentions/1/lambda", "[1, -32769]", "lambda[1] of the attention 'Far.Map' is -32769")]
    [InlineData("heads", "[]", "'heads' of the file is missing or is not an object")]
    [InlineData("heads/weights", "\"AIA=\"", "a weight of the heads 'Classifier' is -128, allowed is -127 to 127")]
    [InlineData("heads/weights", "\"A\"", "'weights' of the heads 'Classifier' is missing or is not base64")]
    [InlineData("heads/shift", "31", "shift of the heads 'Classifier' is 31, allowed is an integer from 0 to 30")]
    [InlineData("heads/biases", "[2147483648]", "biases[0] of the heads 'Classifier' is 2147483648")]
    [InlineData("stages/1/currentMultipliers", "[32769]", "currentMultipliers[0] of stage 'Embed' is 32769, allowed is an integer from 0 to 32768")]
    [InlineData("stages/1/currentShift", "31", "currentShift of stage 'Embed' is 31, allowed is an integer from 0 to 30")]
    [InlineData("stages/1/streamBiases", "[268435457]", "streamBiases[0] of stage 'Embed' is 268435457, allowed is an integer from -268435456 to 268435456")]
    public void A_wrong_value_is_refused(string path, string value, string message) =>
        Assert.Contains(message, Refused(path, (parent, name) => parent[name] = JsonNode.Parse(value)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_format_of_streams_that_are_not_there_is_refused()
    {
        JsonObject root = JsonNode.Parse(ArtifactWriter.Write(TestNetwork.Artifact(TestNetwork.Residual)))!.AsObject();
        root["streamFractionalBits"] = 3;
        var issues = new IssueSink();
        Assert.Null(ArtifactReader.Read("ResidualNet", root.ToJsonString(), issues));
        Assert.Contains("streamFractionalBits of the file is 3, allowed is absent: no stage has stream biases", issues.ToArray()[0].Message, StringComparison.Ordinal);
    }

    private static Issue Refused(string path, Action<JsonObject, string> change)
    {
        JsonNode root = JsonNode.Parse(ArtifactWriter.Write(TestArtifacts.Random(Graph, 1)))!;
        JsonNode parent = root;
        string[] parts = path.Split('/');
        foreach (string part in parts[..^1])
        {
            parent = int.TryParse(part, out int index) ? parent[index]! : parent[part]!;
        }

        change(parent.AsObject(), parts[^1]);
        var issues = new IssueSink();
        Assert.Null(ArtifactReader.Read("TinyFormer", root.ToJsonString(), issues));
        return Assert.Single(issues.ToArray());
    }
}
