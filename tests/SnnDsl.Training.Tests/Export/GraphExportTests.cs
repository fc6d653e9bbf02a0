using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Training.Export;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Export;

/// <summary>Networks that are not chains, whole and pruned: every spike of the float network in the simulator.</summary>
public sealed class GraphExportTests
{
    public static TheoryData<FireCondition, ResetMode, int, int> Cases => new()
    {
        { FireCondition.Greater, ResetMode.Zero, 6, 7 },
        { FireCondition.GreaterOrEqual, ResetMode.Subtract, 6, 7 },
        { FireCondition.Greater, ResetMode.Zero, 5, 7 },
        { FireCondition.Greater, ResetMode.Subtract, 5, 6 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_spike_is_equal(FireCondition fire, ResetMode reset, int first, int joined)
    {
        using var scope = NewDisposeScope();
        using var network = Network(fire, reset, first, joined);
        var graph = Exporter.Link(network.Graph, Artifact(network));
        var spiking = IntegerEvaluation.SpikingNodes(graph).ToArray();
        var nodes = network.SpikingNodes.ToArray();
        Assert.Equal(nodes.Length, spiking.Length);
        var random = new Random(5);
        for (var image = 0; image < 20; image++)
        {
            var pixels = Enumerable.Range(0, 36).Select(_ => (byte)(random.Next(2) * 255)).ToArray();
            network.call(tensor(pixels.Select(p => p / 255f).ToArray()).view(1, 1, 6, 6));
            var result = new Simulator(graph).Run(pixels);
            for (var layer = 0; layer < nodes.Length; layer++)
            {
                var expected = network.Value(nodes[layer]).select(1, 0).permute(0, 2, 3, 1).contiguous().data<float>().ToArray();
                Assert.Equal(expected.Select(s => (int)s), result.Layers[spiking[layer].Id].SelectMany(step => step));
                Assert.Contains(expected, s => s == 1);
            }
        }
    }

    [Fact]
    public void Entries_are_those_of_stages_with_weights_and_say_what_pruning_left()
    {
        using var scope = NewDisposeScope();
        using var network = Network(FireCondition.Greater, ResetMode.Zero, first: 5, joined: 7);
        var stages = Artifact(network).Stages;
        Assert.Equal(["Stem", "Look", "First", "Second", "Again", "Classifier"], stages.Select(s => s.Name));
        Assert.Equal([null, null, 5, null, null, null], stages.Select(s => s.Channels));
        Assert.Equal([4, 4, 5, 7, 7, null], stages.Select(s => s.Neuron?.Thresholds.Count)); // Look, Second and Again have those of the joins
        Assert.Equal([4 * 9, 4 * 9, 5 * 4 * 9, 7 * 5 * 9, 7 * 7, 3 * 7], stages.Select(s => s.Weights.Count));
    }

    [Fact]
    public void The_file_of_a_pruned_graph_can_be_read_and_linked_with_the_class_as_declared()
    {
        using var scope = NewDisposeScope();
        using var network = Network(FireCondition.Greater, ResetMode.Zero, first: 5, joined: 6);
        var artifact = Artifact(network);
        var issues = new IssueSink();
        var read = ArtifactReader.Read("ResidualNet", ArtifactWriter.Write(artifact), issues);
        Assert.Empty(issues.ToArray());
        Assert.Equal(artifact, read);
        Assert.Equal(
            Exporter.Link(network.Graph, artifact),
            Exporter.Link(ResidualNet.Graph(FireCondition.Greater, ResetMode.Zero), read!));
    }

    /// <summary>With D = 0 and nothing from the weights a shortcut's spike puts the membrane on the threshold exactly, however the
    /// threshold was rounded.</summary>
    [Theory]
    [InlineData(FireCondition.Greater, 0)]
    [InlineData(FireCondition.GreaterOrEqual, 1)]
    public void A_shortcut_spike_alone_fires_only_where_equality_does(FireCondition fire, int expected)
    {
        var folding = new NeuronFolding(new NeuronRule(Decay.Half, 1, ResetMode.Zero, fire), 1, TimeSteps: 1, Shortcuts: 1);
        foreach (var alpha in new[] { 0, 1e-7, 0.013, 0.7, 300 })
        {
            var folded = folding.Fold([new ChannelParameters([1, -1], alpha, 0)]);
            var membrane = folded.Biases[0] + folded.Thresholds[0]; // no input spikes
            var fires = fire == FireCondition.Greater ? membrane > folded.Thresholds[0] : membrane >= folded.Thresholds[0];
            Assert.Equal(expected == 1, fires);
        }
    }

    private static SpikingNetwork Network(FireCondition fire, ResetMode reset, int first, int joined)
    {
        KeptChannels[] all = [new("First", first), new("Second", joined), new("Again", joined)];
        var network = NetworkBuilder.Build(ResidualNet.Graph(fire, reset, [.. all.Where(k => k.Channels < (k.Stage == "First" ? 6 : 7))]), seed: 1);
        ResidualNet.Set(network, seed: 11);
        network.eval();
        return network;
    }

    private static NetworkArtifact Artifact(SpikingNetwork network) => new(
        network.Graph.Name,
        DeclarationText.Lines(network.Graph.Declaration),
        StageExporter.Run(network).ToEquatableArray(),
        new TrainingArtifact("", 0, 0, 0, 0, 0));
}
