using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using Xunit;

namespace SnnDsl.Compiler.Tests.Declarations;

/// <summary>Shapes, formats and value kinds that the float graph infers.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void Every_layer_gets_its_shape_and_kind()
    {
        FloatGraph graph = TestNetwork.Graph(DeclarationReader.Read(TestClasses.EveryLayer, new IssueSink())!);
        (string, ValueKind, string)[] expected =
        [
            ("Input", ValueKind.Image, "12x10x2"),
            ("First.Conv2d", ValueKind.Current, "6x5x4"),
            ("First.BatchNorm", ValueKind.Current, "6x5x4"),
            ("First.Lif", ValueKind.Spikes, "6x5x4"),
            ("First.MaxPool", ValueKind.Spikes, "3x2x4"),
            ("Second.Conv2d", ValueKind.Current, "3x2x6"),
            ("Second.If", ValueKind.Spikes, "3x2x6"),
            ("Second.SumPool", ValueKind.Counts, "2x1x6"),
            ("Third.Flatten", ValueKind.Counts, "12"),
            ("Third.Linear", ValueKind.Current, "8"),
            ("Third.BatchNorm", ValueKind.Current, "8"),
            ("Third.Lif", ValueKind.Spikes, "8"),
            ("Last.Linear", ValueKind.Current, "3"),
            ("Last.MeanOverTime", ValueKind.Scores, "3"),
        ];
        Assert.Equal(expected, graph.Nodes.Select(n => (n.Name, n.Kind, n.Shape.ToString())));
        Assert.Equal(Enumerable.Range(0, graph.Nodes.Count), graph.Nodes.Select(n => n.Id));
        Assert.All(graph.Nodes.Skip(1), n => Assert.Equal([n.Id - 1], n.Inputs));
    }

    [Fact]
    public void Only_hidden_weights_are_on_the_odd_grid()
    {
        FloatGraph graph = TestNetwork.Graph(DeclarationReader.Read(TestClasses.EveryLayer, new IssueSink())!);
        Assert.Equal(
            [WeightFormat.Symmetric8, new WeightFormat(2, WeightGrid.Odd), new WeightFormat(4, WeightGrid.Odd), WeightFormat.Symmetric8],
            graph.Nodes.Select(n => n.Operation).OfType<SynapseOperation>().Select(synapse => synapse.Weights));
    }

    [Theory]
    [InlineData(7, 3, 1, 0, 5)]
    [InlineData(7, 3, 2, 0, 3)]
    [InlineData(8, 3, 2, 1, 4)]
    [InlineData(8, 3, 3, 0, 2)]
    [InlineData(5, 5, 1, 0, 1)]
    [InlineData(5, 7, 1, 1, 1)]
    [InlineData(1, 15, 15, 14, 1)]
    public void What_does_not_fill_a_window_is_dropped(int length, int kernel, int stride, int padding, int expected)
    {
        var declaration = new NetworkDeclaration("Net", 1, new TensorShape(length, length, 1), null,
        [
            new StageDeclaration("First", [TestNetwork.Conv(2, kernel, stride, padding, 8), TestNetwork.Lif()], 0),
            new StageDeclaration("Last", [new LinearDeclaration(2, 8, 0)], 0),
        ]);
        Assert.Equal(new TensorShape(expected, expected, 2), TestNetwork.Graph(declaration).Nodes[1].Shape);
    }

    [Fact]
    public void A_read_out_has_a_bias_only_without_batch_norm()
    {
        LayerDeclaration linear = new LinearDeclaration(2, 8, 0);
        Assert.True(((LinearOperation)Flat([linear]).Nodes[1].Operation).HasBias);
        Assert.False(((LinearOperation)Flat([linear, new BatchNormDeclaration(0)]).Nodes[1].Operation).HasBias);
    }

    private static FloatGraph Flat(EquatableArray<LayerDeclaration> layers) =>
        TestNetwork.Graph(new NetworkDeclaration("Net", 1, TensorShape.Flat(4), null, [new StageDeclaration("Only", layers, 0)]));
}
