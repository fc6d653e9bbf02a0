using System.Text.Json.Nodes;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Tests.Declarations;
using SnnDsl.Tests;
using Xunit;

namespace SnnDsl.Compiler.Tests.Artifacts;

public sealed class TrainingFieldsTests
{
    private static readonly FloatGraph Graph = TestNetwork.Graph(DeclarationReader.Read(TestClasses.EveryLayer, new IssueSink())!);

    public static TheoryData<TrainingArtifact> Figures =>
    [
        new TrainingArtifact("Digits, test", 100, 0.9, 0.89, 12, 3) { Epoch = new ChosenEpoch(7, "best"), Validation = new ValidationArtifact(50, 5, true, 0.92, 0.91) },
        new TrainingArtifact("Digits, test", 100, 0.9, 0.89, 12, 3) { Epoch = new ChosenEpoch(12, "last"), Validation = new ValidationArtifact(50, 5, false, null, 0.99) },
        new TrainingArtifact("Digits, test", 100, 0.9, 0.89, 12, 3),
    ];

    [Theory]
    [MemberData(nameof(Figures))]
    public void What_is_written_is_read(TrainingArtifact training)
    {
        NetworkArtifact artifact = TestArtifacts.Random(Graph, 1) with { Training = training };
        Assert.Equal(artifact, ArtifactReader.Read("EveryLayer", ArtifactWriter.Write(artifact), new IssueSink()));
    }

    [Theory]
    [InlineData("chosenEpoch", "13", "SNN1007")]
    [InlineData("chosenEpoch", "0", "SNN1007")]
    [InlineData("epochChoice", "\"luckiest\"", "SNN1005")]
    [InlineData("validation", "[]", "SNN1005")]
    [InlineData("validation/samples", "0", "SNN1007")]
    [InlineData("validation/splitSeed", "\"1\"", "SNN1005")]
    [InlineData("validation/heldOut", "1", "SNN1005")]
    [InlineData("validation/accuracyFloat", "1.5", "SNN1007")]
    [InlineData("validation/accuracyInteger", "null", "SNN1005")]
    public void What_is_out_of_its_range_is_refused(string path, string value, string rule)
    {
        TrainingArtifact training = new("Digits, test", 100, 0.9, 0.89, 12, 3) { Epoch = new ChosenEpoch(7, "best"), Validation = new ValidationArtifact(50, 5, true, 0.92, 0.91) };
        JsonNode root = JsonNode.Parse(ArtifactWriter.Write(TestArtifacts.Random(Graph, 1) with { Training = training }))!;
        string[] names = path.Split('/');
        JsonNode parent = names.SkipLast(1).Aggregate(root["training"]!, (node, name) => node[name]!);
        parent[names[^1]] = JsonNode.Parse(value);

        var issues = new IssueSink();
        Assert.Null(ArtifactReader.Read("EveryLayer", root.ToJsonString(), issues));
        Assert.Equal(rule, Assert.Single(issues.ToArray()).Rule.Id);
    }
}
