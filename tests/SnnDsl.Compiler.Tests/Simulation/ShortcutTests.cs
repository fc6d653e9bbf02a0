using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using Xunit;

namespace SnnDsl.Compiler.Tests.Simulation;

/// <summary>Shortcuts as SPEC.md states them, with numbers worked out by hand.</summary>
public sealed class ShortcutTests
{
    /// <summary>One neuron with threshold 100: accumulator, shortcut spikes, comparison, spike, membrane afterwards.</summary>
    [Theory]
    [InlineData(0, 1, FireCondition.Greater, 0, 100)]
    [InlineData(0, 1, FireCondition.GreaterOrEqual, 1, 0)]
    [InlineData(1, 1, FireCondition.Greater, 1, 1)]
    [InlineData(-1, 1, FireCondition.GreaterOrEqual, 0, 99)]
    [InlineData(0, 2, FireCondition.Greater, 1, 100)]
    [InlineData(-150, 2, FireCondition.Greater, 0, 50)]
    public void A_shortcut_spike_adds_the_threshold_once(int accumulator, int spikes, FireCondition fire, int expected, int left)
    {
        var neuron = new IntegerNeuron(TestNetwork.Rule(reset: ResetMode.Subtract, fire: fire), new NeuronArtifact(0, [100], [0], 0));
        int[] membranes = [0];
        int[][] shortcuts = [[spikes > 0 ? 1 : 0], [spikes > 1 ? 1 : 0]];
        Assert.Equal([expected], NeuronSimulator.Step(neuron, [accumulator], [], shortcuts, membranes));
        Assert.Equal(left, membranes[0]);
    }

    [Fact]
    public void Option_A_picks_rows_and_columns_and_moves_channels()
    {
        var input = new TensorShape(3, 3, 1);
        var output = new TensorShape(2, 2, 4);
        int[] moved = OptionASimulator.Run(new IntegerOptionAOperation(0, 2, 1), input, output, [1, 1, 0, 1, 1, 1, 0, 1, 1]);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0], moved);
    }

    [Fact]
    public void A_count_of_a_large_map_exceeds_a_byte()
    {
        var pool = new IntegerPoolOperation(0, IsMaximum: false, new Window(new Extent(20, 15), Extent.Square(1), Extent.Square(0)));
        int[] counts = PoolSimulator.Run(pool, new TensorShape(20, 15, 1), new TensorShape(1, 1, 1), [.. Enumerable.Repeat(1, 300)]);
        Assert.Equal([300], counts);
    }

    [Fact]
    public void A_shared_stage_starts_every_use_with_empty_membranes()
    {
        IntegerGraph graph = TestNetwork.Link(TestNetwork.Residual);
        byte[] image = [.. Enumerable.Range(0, 35).Select(i => (byte)(i * 7))];
        IntegerNode changed = graph.Nodes[7] with { Operation = graph.Nodes[6].Operation };
        IntegerGraph same = graph with { Nodes = [.. graph.Nodes.Select(n => n.Id == 7 ? changed : n)] };
        SimulationResult result = new Simulator(same).Run(image);
        Assert.Equal(result.Layers[6], result.Layers[7]);
    }
}
