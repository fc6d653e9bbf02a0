using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using Xunit;

namespace SnnDsl.Compiler.Tests.Simulation;

/// <summary>Two currents into one neuron as SPEC.md states them, with numbers worked out by hand.</summary>
public sealed class BranchTests
{
    /// <summary>
    /// V = E[k] + ((A * 3) >> 1) + branch - 4 + n * 20 with the entries 5, 9, 14 and the rungs 2, 10, 18 of 2 + 1 bits; fires above 20.
    /// </summary>
    [Theory]
    [InlineData(0, 0, 0, 0, 0, -1)]
    [InlineData(0, 8, 0, 0, 0, 1)]
    [InlineData(0, 5, 5, 0, 0, 1)]
    [InlineData(2, 5, 9, 0, 1, 0)]
    [InlineData(-2, 5, 9, 0, 0, 1)]
    [InlineData(3, -9, -20, 0, 0, -3)]
    [InlineData(0, 0, 4, 1, 0, 3)]
    [InlineData(0, 0, 5, 1, 1, 0)]
    public void Both_currents_reach_the_membrane(int code, int accumulator, int branch, int spikes, int expected, int left)
    {
        var codes = new MembraneCodes(4, [5, 9, 14, 14, 14, 14, 14], [2, 10, 18, 99, 99, 99, 99], [3], 1);
        var parameters = new NeuronArtifact(0, [20], [-4], 0) { Codes = codes };
        int[] membranes = [code];
        int[] fired = NeuronSimulator.Step(
            new IntegerNeuron(TestNetwork.Rule(), parameters), [accumulator], [branch], [[spikes]], membranes);
        Assert.Equal([expected], fired);
        Assert.Equal(left, membranes[0]);
    }

    [Fact]
    public void A_branch_is_scaled_with_rounding_toward_minus_infinity()
    {
        var shape = TensorShape.Flat(1);
        var geometry = new SynapseGeometry(shape, TensorShape.Flat(2), Window.Point, IsLinear: true);
        var synapse = new IntegerSynapse(geometry, new WeightFormat(2, WeightGrid.Odd), [-3, 3]);
        var branch = new IntegerBranch("Down", 0, synapse, new BranchArtifact([5, 5], 2));
        Assert.Equal([-4, 3], new BranchSimulator(branch).Run([1]));
    }

    [Fact]
    public void A_branch_changes_what_a_network_computes()
    {
        IntegerGraph graph = TestNetwork.Link(TestNetwork.Branched);
        byte[] image = [.. Enumerable.Range(0, 35).Select(i => (byte)(i * 7))];
        Assert.NotEqual(Spikes(graph, image), Spikes(Without(graph), image));
    }

    private static int[] Spikes(IntegerGraph graph, byte[] image)
    {
        SimulationResult result = new Simulator(graph).Run(image);
        return [.. graph.Nodes.Where(n => n.Stage is "Second" or "Mix").SelectMany(n => result.Layers[n.Id]).SelectMany(step => step)];
    }

    /// <summary>The same network whose branches count nothing.</summary>
    private static IntegerGraph Without(IntegerGraph graph) => graph with
    {
        Nodes = [.. graph.Nodes.Select(n => n.Operation is SpikingOperation { Branch: { } branch } spiking
            ? n with { Operation = spiking with { Branch = branch with { Parameters = branch.Parameters with { Multipliers = [.. branch.Parameters.Multipliers.Select(_ => 0)] } } } }
            : n)],
    };
}
