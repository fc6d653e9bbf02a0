using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Training.Export;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Export;

/// <summary>Batch norm with negative, zero, nearly zero and tiny scales, and potentials that lie exactly on the threshold: the
/// integers must spike where the float network does, for every neuron there is.</summary>
public sealed class EdgeExportTests
{
    public static TheoryData<string, ResetMode, FireCondition, double> Neurons
    {
        get
        {
            var data = new TheoryData<string, ResetMode, FireCondition, double>();
            foreach (var decay in Decay.Shifts.Select(d => d.Name))
            {
                foreach (var reset in Enum.GetValues<ResetMode>())
                {
                    data.Add(decay, reset, FireCondition.Greater, 1);
                    data.Add(decay, reset, FireCondition.GreaterOrEqual, 0.5);
                }
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Neurons))]
    public void Every_spike_is_equal(string decay, ResetMode reset, FireCondition fire, double threshold)
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(EdgeNet.Graph(Decay.Named(decay)!, reset, fire, threshold), seed: 1);
        EdgeNet.Set(network, (float)threshold, seed: 7);
        network.eval();
        var graph = Exporter.Link(network.Graph, new NetworkArtifact(
            network.Graph.Name,
            DeclarationText.Lines(network.Graph.Declaration),
            StageExporter.Run(network).ToEquatableArray(),
            new TrainingArtifact("", 0, 0, 0, 0, 0)));
        var edge = IntegerEvaluation.SpikingNodes(graph).Last();
        var ties = 0;
        foreach (var pixels in Images())
        {
            var expected = FloatSpikes(network, pixels);
            var actual = Spikes(graph, edge, pixels);
            Assert.Equal(expected, actual);
            ties += actual.Zip(Spikes(WithOtherComparison(graph, edge), edge, pixels)).Count(pair => pair.First != pair.Second);
        }
        Assert.True(ties > 100, $"Only {ties} spikes depend on equality."); // the images do hit the edges
    }

    private static IEnumerable<byte[]> Images()
    {
        var random = new Random(3);
        return Enumerable.Range(0, 20).Select(_ => Enumerable.Range(0, 25).Select(_ => (byte)(random.Next(2) * 255)).ToArray());
    }

    /// <summary>[time step][height, width, channel] of the middle layer.</summary>
    private static int[] FloatSpikes(SpikingNetwork network, byte[] pixels)
    {
        network.call(tensor(pixels.Select(p => p / 255f).ToArray()).view(1, 1, 5, 5));
        var spikes = network.Value(network.SpikingNodes.Last()).select(1, 0).permute(0, 2, 3, 1).contiguous();
        return [.. spikes.data<float>().ToArray().Select(s => (int)s)];
    }

    private static int[] Spikes(IntegerGraph graph, IntegerNode node, byte[] pixels) =>
        [.. new Simulator(graph).Run(pixels).Layers[node.Id].SelectMany(step => step)];

    private static IntegerGraph WithOtherComparison(IntegerGraph graph, IntegerNode node)
    {
        var spiking = (SpikingOperation)node.Operation;
        var other = spiking.Neuron.Rule.Fire == FireCondition.Greater ? FireCondition.GreaterOrEqual : FireCondition.Greater;
        var changed = node with { Operation = spiking with { Neuron = spiking.Neuron with { Rule = spiking.Neuron.Rule with { Fire = other } } } };
        return graph with { Nodes = graph.Nodes.Select(n => n.Id == node.Id ? changed : n).ToEquatableArray() };
    }
}
