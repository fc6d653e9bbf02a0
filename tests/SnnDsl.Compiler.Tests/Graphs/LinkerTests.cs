using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using Xunit;

namespace SnnDsl.Compiler.Tests.Graphs;

public sealed class LinkerTests
{
    private static readonly EquatableArray<KeptChannels> Kept = [new("Down.First", 4), new("Down.Second", 8), new("Mix", 8), new("Wide", 8)];

    [Fact]
    public void A_graph_is_fused_across_stages_and_names_its_shortcuts()
    {
        string expected = """
            integer graph ResidualNet, 2 time steps
            %0: max 255 7x5x1 = Input()
            %1: max 1 7x5x4 = Stem [kernel 3x3, stride 1, padding 1, 36 weights, 8 bit symmetric] [decay Half, reset Zero, fire Greater, 2 fractional bits](%0)
            %2: max 1 7x5x4 = Stem.MaxPool [or size 1, stride 1](%1)
            %3: max 1 4x3x8 = Down.First [kernel 3x3, stride 2, padding 1, 288 weights, 4 bit odd] [decay Half, reset Zero, fire Greater, 2 fractional bits](%2)
            %4: max 1 4x3x9 = Down.Second.Shortcut [stride 2, 2 channels of zeros in front](%2)
            %5: max 1 4x3x9 = Down.Join [kernel 3x3, stride 1, padding 1, 648 weights, 4 bit odd] [decay Half, reset Zero, fire Greater, 2 fractional bits](%3, %4)
            %6: max 1 4x3x9 = Mix [kernel 3x3, stride 1, padding 1, 729 weights, 2 bit odd] [decay Half, reset Zero, fire Greater, 2 fractional bits](%5)
            %7: max 1 4x3x9 = Mix#2 [kernel 3x3, stride 1, padding 1, 729 weights, 2 bit odd] [decay Half, reset Zero, fire Greater, 2 fractional bits](%6)
            %8: max 1 4x3x9 = Sum [kernel 1x1, stride 1, padding 0, 81 weights, 2 bit odd] [decay Half, reset Subtract, fire Greater, 2 fractional bits](%7, %5, %6)
            %9: max 12 1x1x9 = Pool.AveragePool [count size 4x3, stride 1](%8)
            %10: max 0 3 = Classifier [linear, 27 weights, 8 bit symmetric](%9)

            """.ReplaceLineEndings("\n");
        Assert.Equal(expected, GraphDump.Write(TestNetwork.Link(TestNetwork.Residual)));
    }

    [Fact]
    public void Kept_channels_change_every_shape_and_the_offset_of_option_A()
    {
        IntegerGraph graph = TestNetwork.Link(TestNetwork.Residual, kept: Kept);
        Assert.Equal(new TensorShape(4, 3, 4), graph.Nodes[3].Shape);
        Assert.Equal(new IntegerOptionAOperation(2, 2, 2), graph.Nodes[4].Operation);
        Assert.Equal(new TensorShape(4, 3, 8), graph.Nodes[8].Shape);
        Assert.Equal(9, graph.DeclaredChannels(graph.Nodes[8]));
    }

    [Fact]
    public void The_graph_to_link_may_be_built_with_or_without_the_kept_channels()
    {
        NetworkArtifact artifact = TestNetwork.Artifact(TestNetwork.Residual, kept: Kept);
        FloatGraph pruned = FloatGraphBuilder.Run(TestNetwork.Residual, Kept, new IssueSink())!;
        Assert.Equal(
            GraphDump.Write(Linker.Run(TestNetwork.Graph(TestNetwork.Residual), artifact, new IssueSink())!),
            GraphDump.Write(Linker.Run(pruned, artifact, new IssueSink())!));
    }

    [Theory]
    [InlineData("Down.First", 8, "channels of stage 'Down.First' is 8, allowed is 1 to 7, or absent where all 8 are kept")]
    [InlineData("Stem", 3, "channels of stage 'Stem' is 3, allowed is absent: the stage is declared without [Prune]")]
    [InlineData("Wide", 8, "the set of kept channels is missing or is not one whose shapes fit")]
    [InlineData("Down.First", 7, "weights of stage 'Down.First' has 288 values, the declaration needs 252")]
    public void Impossible_channels_are_reported(string stage, int channels, string message)
    {
        NetworkArtifact artifact = TestNetwork.Artifact(TestNetwork.Residual);
        artifact = artifact with
        {
            Stages = artifact.Stages.Select(s => s.Name == stage ? s with { Channels = channels } : s).ToEquatableArray(),
        };
        var issues = new IssueSink();
        Assert.Null(Linker.Run(TestNetwork.Graph(TestNetwork.Residual), artifact, issues));
        Assert.Contains(message, Assert.Single(issues.ToArray()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Kept_channels_survive_the_file_and_absent_ones_stay_absent()
    {
        NetworkArtifact artifact = TestNetwork.Artifact(TestNetwork.Residual, kept: Kept);
        var issues = new IssueSink();
        Assert.Equal(artifact, ArtifactReader.Read(artifact.Network, ArtifactWriter.Write(artifact), issues));
        Assert.Empty(issues.ToArray());
        Assert.DoesNotContain("\"channels\"", ArtifactWriter.Write(TestNetwork.Artifact(TestNetwork.Residual)), StringComparison.Ordinal);
    }
}
