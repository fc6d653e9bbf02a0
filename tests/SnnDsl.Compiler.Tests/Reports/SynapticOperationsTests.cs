using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;
using Xunit;

namespace SnnDsl.Compiler.Tests.Reports;

public sealed class SynapticOperationsTests
{
    /// <summary>6x6x1 -> conv 3, padding 1, 3 channels, max pool 2 -> 3x3x3 -> conv 2, 5 channels -> 2x2x5, mean pool 2 -> 5 -> 3.</summary>
    private static FloatGraph Graph => TestNetwork.Graph(TestNetwork.Convolutional);

    [Theory]
    [InlineData(6, 3, 1, 1, 16)] // 2 + 3 + 3 + 3 + 3 + 2
    [InlineData(6, 3, 2, 1, 8)] // 2 + 3 + 3
    [InlineData(6, 2, 2, 0, 6)]
    [InlineData(6, 5, 3, 2, 8)] // 3 + 5
    [InlineData(1, 3, 1, 2, 3)] // a kernel wider than the input: 1 + 1 + 1
    public void A_connection_joins_an_input_and_an_output(int length, int kernel, int stride, int padding, long taps)
    {
        var conv = new Conv2dOperation(new TensorShape(length, length, 2), 7, Window.Square(kernel, stride, padding), WeightFormat.Symmetric8);
        Assert.Equal(taps * taps * 2 * 7, conv.Connections);
    }

    [Fact]
    public void Operations_follow_from_rates()
    {
        SynapticOperations operations = SynapticOperations.Estimate(Graph, [0.1, 0.25]);
        Assert.Equal(16 * 16 * 3, operations.MultiplyAccumulates);
        double pooled = 1 - Math.Pow(0.9, 2.5); // 4 neighbours count as 2.5 that fire by themselves
        double hidden = 2 * pooled * (4 * 4 * 3 * 5); // 2 steps; 2 positions of a kernel of 2 along each axis
        double readOut = 2 * (0.25 * 4) * (5 * 3); // a count of four neurons
        Assert.Equal(hidden + readOut, operations.Accumulates, 9);
    }

    /// <summary>
    /// The transformer of the tests: 15 layers of neurons, and those behind two attentions. Only Near.Query, Near.Value, Far.Key and
    /// Far.Query spike, which meet 9 tokens, or 8 channels of their head.
    /// </summary>
    [Fact]
    public void Attention_adds_rows_of_its_operands_and_heads_multiply()
    {
        FloatGraph graph = TestNetwork.Graph(TestNetwork.Transformer);
        string[] layers = [.. graph.Nodes.Where(n => n.Operation is NeuronOperation or AttentionOperation).Select(n => n.Stage)];
        Assert.Equal(17, layers.Length);
        double[] rates = [.. layers.Select(stage => stage switch
        {
            "Near.Query" => 0.1,
            "Near.Value" => 0.2,
            "Far.Key" => 0.3,
            "Far.Query" => 0.4,
            _ => 0,
        })];
        SynapticOperations operations = SynapticOperations.Estimate(graph, rates);
        Assert.Equal(3 * ((135 * 9 * (0.1 + 0.2)) + (64 * 8 * (0.3 + 0.4))), operations.Accumulates, 9);
        Assert.Equal((16 * 16 * 8) + (2 * 16 * 3), operations.MultiplyAccumulates);
    }

    /// <summary>3x3x15 spikes into 15 channels of a projection.</summary>
    [Fact]
    public void Spikes_behind_attention_are_those_that_were_measured()
    {
        FloatGraph graph = TestNetwork.Graph(TestNetwork.Transformer);
        double[] rates = [.. graph.Nodes.Where(n => n.Operation is NeuronOperation or AttentionOperation).Select(n => n.Stage == "Near.Map" ? 0.5 : 0)];
        Assert.Equal(3 * 0.5 * 135 * 15, SynapticOperations.Estimate(graph, rates).Accumulates, 9);
    }

    [Fact]
    public void Silence_costs_only_the_encoder() =>
        Assert.Equal(new SynapticOperations(0, 768), SynapticOperations.Estimate(Graph, [0, 0]));

    [Fact]
    public void Shortcut_spikes_are_additions()
    {
        NetworkDeclaration declaration = TestNetwork.Convolutional with
        {
            Stages =
            [
                new StageDeclaration("Stem", [TestNetwork.Conv(2, 1, 1, 0, 8), TestNetwork.Lif()], 0),
                new StageDeclaration("Main", [TestNetwork.Conv(4, 1, 2, 0, 4), new BatchNormDeclaration(0)], 0),
                new StageDeclaration("Join", [TestNetwork.Lif()], 0),
                new StageDeclaration("Classifier", [new LinearDeclaration(3, 8, 0)], 0),
            ],
            Forward =
            [
                new ApplyStep("Stem", 0, [], 0),
                new ApplyStep("Main", 1, [], 0),
                new OptionAStep(1, 2, 0),
                new ApplyStep("Join", 2, [3], 0),
                new ApplyStep("Classifier", 4, [], 0),
            ],
        };
        SynapticOperations operations = SynapticOperations.Estimate(TestNetwork.Graph(declaration), [0.5, 0.1]);
        double main = 2 * 0.5 * (9 * 2 * 4);
        double shortcut = 2 * 0.5 * (9 * 2); // half of the 4 channels are zeros
        double readOut = 2 * 0.1 * (36 * 3);
        Assert.Equal(main + shortcut + readOut, operations.Accumulates, 9);
        Assert.Equal(36 * 2, operations.MultiplyAccumulates);
    }

    [Theory]
    [InlineData("has 2 layers of neurons, but 1", 0.1)]
    [InlineData("1.5 is not in 0 to 1", 0.1, 1.5)]
    [InlineData("is not in 0 to 1", double.NaN, 0.1)]
    [InlineData("is not in 0 to 1", 0.1, -0.1)]
    public void Impossible_rates_are_refused(string message, params double[] rates) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => SynapticOperations.Estimate(Graph, rates)).Message, StringComparison.Ordinal);

    [Fact]
    public void Energy_prices_additions_and_multiplications()
    {
        Assert.Equal(0.9, EnergyEstimate.Millijoules(new SynapticOperations(1e9, 0)), 12);
        Assert.Equal(4.6, EnergyEstimate.Millijoules(new SynapticOperations(0, 1e9)), 12);
        Assert.Equal(0.0532, EnergyEstimate.Millijoules(new SynapticOperations(54e6, 1e6)), 12);
    }
}
