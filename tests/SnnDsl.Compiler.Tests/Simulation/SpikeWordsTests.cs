using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using Xunit;

namespace SnnDsl.Compiler.Tests.Simulation;

public sealed class SpikeWordsTests
{
    [Fact]
    public void Counts_are_spread_over_planes_and_steps_start_on_words()
    {
        var node = new IntegerNode(4, "Counts", "Counts", new IntegerPoolOperation(0, false, Window.Square(2, 2, 0)), new TensorShape(1, 1, 34), ValueFormat.Counts(4), 0);
        var first = new int[34];
        first[0] = 1;
        first[33] = 4;
        var second = new int[34];
        second[31] = 3;
        Assert.Equal(
            [1u, 0, 0, 0, 0, 2, 0x8000_0000, 0, 0x8000_0000, 0, 0, 0],
            SpikeWords.Layer(node, [first, second]));
    }

    [Fact]
    public void States_are_two_to_a_word_across_steps()
    {
        var synapse = new IntegerSynapse(new SynapseGeometry(TensorShape.Flat(1), TensorShape.Flat(3), Window.Point, IsLinear: true), WeightFormat.Symmetric8, [1, 1, 1]);
        var operation = new IntegerResidualOperation(0, [], synapse, new StreamArtifact(new BranchArtifact([1, 1, 1], 0), [0, 0, 0]));
        var node = new IntegerNode(4, "State", "State", operation, TensorShape.Flat(3), ValueFormat.State, 0);
        Assert.Equal(
            [0xffff_0001u, 0x8000_7fff, 0x0003_0002], SpikeWords.Layer(node, [[1, -1, 32767], [-32768, 2, 3]]));
        Assert.Equal([0xffff_0001u, 0x0000_7fff], SpikeWords.Layer(node, [[1, -1, 32767]]));
    }

    [Fact]
    public void Rows_of_a_map_start_on_words()
    {
        var step = new int[33 * 33];
        step[32] = 1;
        step[33] = 1;
        uint[] words = SpikeWords.Map(new AttentionMap(1, 33, [step]));
        Assert.Equal(66, words.Length);
        Assert.Equal([0u, 1, 1, 0], words[..4]);
    }

    [Fact]
    public void A_trace_has_maps_behind_the_spikes_of_their_attention()
    {
        IntegerGraph graph = TestNetwork.Link(TestNetwork.Transformer);
        SimulationResult result = new Simulator(graph).Run([.. Enumerable.Range(0, 36).Select(i => (byte)(i * 7))]);
        IntegerNode attention = graph.Nodes.First(n => n.Operation is IntegerAttentionOperation);
        uint[] before = [.. graph.Nodes.Take(attention.Id).SelectMany(n => SpikeWords.Layer(n, result.Layers[n.Id]))];
        uint[] spikes = SpikeWords.Layer(attention, result.Layers[attention.Id]);
        uint[] maps = SpikeWords.Map(result.Maps[attention.Id]);
        uint[] trace = SpikeWords.Trace(graph, result);
        Assert.Equal([.. before, .. spikes, .. maps], trace[..(before.Length + spikes.Length + maps.Length)]);
        Assert.Equal(3 * 3 * 9, maps.Length);
        Assert.Equal(result.Maps.Values.Sum(m => SpikeWords.Map(m).Length) + graph.Nodes.Sum(n => SpikeWords.Layer(n, result.Layers[n.Id]).Length), trace.Length);
    }
}
