using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Compiler.Tests.Declarations;
using SnnDsl.Tests;
using Xunit;

namespace SnnDsl.Compiler.Tests.Artifacts;

public sealed class ArtifactRoundTripTests
{
    private static readonly FloatGraph Graph = TestNetwork.Graph(DeclarationReader.Read(TestClasses.EveryLayer, new IssueSink())!);

    [Theory]
    [InlineData(1)]
    [InlineData(-2)]
    [InlineData(int.MinValue)]
    public void What_is_written_is_read(int seed)
    {
        NetworkArtifact artifact = TestArtifacts.Random(Graph, seed);
        var issues = new IssueSink();
        Assert.Equal(artifact, ArtifactReader.Read("EveryLayer", ArtifactWriter.Write(artifact), issues));
        Assert.Empty(issues.ToArray());
    }

    [Fact]
    public void Equal_artifacts_give_equal_bytes_and_end_with_a_line_feed()
    {
        string text = ArtifactWriter.Write(TestArtifacts.Random(Graph, 1));
        Assert.Equal(text, ArtifactWriter.Write(TestArtifacts.Random(Graph, 1)));
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        Assert.NotEqual(text, ArtifactWriter.Write(TestArtifacts.Random(Graph, 2)));
    }

    [Theory]
    [InlineData("quotes \" and \\ backslashes")]
    [InlineData("two\nlines\tand \u0001")]
    [InlineData("ünï 数 \ud83d\ude00")]
    public void Odd_text_survives(string dataSet)
    {
        NetworkArtifact artifact = TestArtifacts.Random(Graph, 1);
        artifact = artifact with { Training = artifact.Training with { DataSet = dataSet, AccuracyFloat = 1.0 / 3, AccuracyInteger = 1e-300 } };
        Assert.Equal(artifact, ArtifactReader.Read("EveryLayer", ArtifactWriter.Write(artifact), new IssueSink()));
    }

    [Fact]
    public void Random_artifacts_link_and_fire_at_a_useful_rate()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            var issues = new IssueSink();
            IntegerGraph graph = Linker.Run(Graph, TestArtifacts.Random(Graph, seed), issues)!;
            Assert.Empty(issues.ToArray());
            var image = new byte[graph.Input.Size];
            new Random(seed).NextBytes(image);
            double rate = new Simulator(graph).Run(image).Layers[1].SelectMany(step => step).Average(spike => (double)spike);
            Assert.InRange(rate, 0.02, 0.8);
        }
    }

    [Fact]
    public void Extra_fields_are_ignored()
    {
        string text = ArtifactWriter.Write(TestArtifacts.Random(Graph, 1)).Replace("\"training\": {", "\"note\": [1], \"training\": {");
        Assert.NotNull(ArtifactReader.Read("EveryLayer", text, new IssueSink()));
    }
}
