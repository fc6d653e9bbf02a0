using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Data;
using SnnDsl.Training.Export;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Modules.Transformer;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Export;

/// <summary>The integers of a spiking transformer in the simulator against its float network.</summary>
public sealed class TransformerExportTests
{
    private static readonly float[] Gains = [1, -1, 0.5f, -0.5f, 2, 0];
    private static readonly float[] Betas = [0.5f, 1, 1.5f, 2];

    /// <summary>Black and white images, scales that are powers of two, and a stream on a grid: nothing is rounded.</summary>
    [Theory]
    [InlineData(AttentionOrder.QueryKey, false, 1)]
    [InlineData(AttentionOrder.KeyValue, false, 2)]
    [InlineData(AttentionOrder.QueryKey, true, 4)]
    public void Every_spike_state_and_score_is_equal_where_scales_are_powers_of_two(AttentionOrder order, bool isPlain, int seed)
    {
        using var scope = NewDisposeScope();
        using var network = Build(new TransformerNet { Order = order, IsPlain = isPlain }, seed);
        DyadicWeights.Set(network, seed);
        foreach (var norm in network.Layers.OfType<BatchNormLayer>())
            Set(norm);
        SetHeads(network, seed);
        SetGains(network, [4, 2, 8, -1, 4]);
        network.Streams = new StreamOptions(FractionBits: 7);
        var images = Images(12, seed, random => (byte)(random.Next(2) * 255));
        var graph = Exporter.Link(network.Graph, Draft(network, images));
        var (logits, results) = (Logits(network, images), Simulated(graph, images));
        foreach (var (node, target) in Pairs(network, graph))
        {
            var unit = node.Operation is ResidualOperation ? 128 : 1;
            for (var i = 0; i < images.Count; i++)
                Assert.Equal(Values(network, node, i).Select(v => (int)(v * unit)), results[i].Layers[target.Id].SelectMany(step => step));
        }
        var heads = ((IntegerHeadsOperation)graph.Nodes[^1].Operation).Parameters;
        Assert.Equal(0, heads.Shift);
        var worth = network.Layers.OfType<ClassifierHeads>().Single().Quantized().Unit / (2 * 3 * 16 * 128);
        for (var i = 0; i < images.Count; i++)
            Assert.All(Enumerable.Range(0, 3), k => Assert.Equal(logits[i][k], results[i].Scores[k] * worth, worth + 1e-4));
        AssertActive(network);
    }

    /// <summary>Where scales are what training leaves, a spike differs only where a potential is next to its threshold.</summary>
    [Theory]
    [InlineData(AttentionOrder.QueryKey, false, 5)]
    [InlineData(AttentionOrder.KeyValue, false, 7)]
    [InlineData(AttentionOrder.QueryKey, true, 5)]
    public void Nearly_all_spikes_are_equal_for_any_scales(AttentionOrder order, bool isPlain, int seed)
    {
        using var scope = NewDisposeScope();
        using var network = Build(new TransformerNet(Channels: 32, Heads: 4) { Order = order, IsPlain = isPlain }, seed);
        TransformerNet.Unsettle(network, seed);
        SetGains(network, [3.7f, 1.9f, 2.3f, 0.8f, 5.1f]);
        using (no_grad())
            network.Layers.OfType<ClassifierHeads>().Single().Bias.copy_(tensor(new[,] { { 0.01f, -0.02f, 0.03f }, { 0.02f, 0.01f, -0.01f } }));
        var images = Images(40, seed, random => (byte)random.Next(256));
        var graph = Exporter.Link(network.Graph, Draft(network, images));
        var (logits, results) = (Logits(network, images), Simulated(graph, images));
        foreach (var (node, target) in Pairs(network, graph).Where(pair => pair.Node.Operation is not ResidualOperation))
        {
            var equal = Enumerable.Range(0, images.Count).Average(i =>
                Values(network, node, i).Zip(results[i].Layers[target.Id].SelectMany(step => step), (expected, actual) => expected == actual ? 1.0 : 0).Average());
            Assert.True(equal > 0.97, $"{node.Name}: {equal:P2} of the spikes are equal.");
        }
        var same = Enumerable.Range(0, images.Count).Count(i => Array.IndexOf(logits[i], logits[i].Max()) == results[i].Label);
        Assert.InRange(same, 37, 40);
        AssertActive(network);
    }

    private static SpikingNetwork Build(TransformerNet net, int seed) =>
        NetworkBuilder.Build(net.Graph(), seed, new QuantizerOptions(Binarization: Binarization.Sign));

    private static void Set(BatchNormLayer norm)
    {
        using var _ = no_grad();
        var channels = Enumerable.Range(0, (int)norm.Gamma.shape[0]).ToArray();
        norm.Gamma.copy_(tensor(channels.Select(c => Gains[c % Gains.Length]).ToArray()));
        norm.Beta.copy_(tensor(channels.Select(c => Betas[c % Betas.Length]).ToArray()));
        norm.Variance.fill_(1 - norm.Epsilon); // so that the scale is gamma itself
    }

    /// <summary>Small weights beside one of 127, so that scores fit without a shift.</summary>
    private static void SetHeads(SpikingNetwork network, int seed)
    {
        using var _ = no_grad();
        var random = new Random(seed);
        var weight = network.Layers.OfType<ClassifierHeads>().Single().Weight;
        var values = Enumerable.Range(0, (int)weight.numel()).Select(i => (i == 0 ? 127 : random.Next(-20, 21)) / 128f).ToArray();
        weight.copy_(tensor(values).view(weight.shape));
    }

    /// <summary>Gains that differ between steps and heads, large enough for the few channels.</summary>
    private static void SetGains(SpikingNetwork network, float[] gains)
    {
        using var _ = no_grad();
        foreach (var layer in network.Layers.OfType<AttentionLayer>())
            layer.Lambda.copy_(tensor(Enumerable.Range(0, (int)layer.Lambda.numel()).Select(i => gains[i % gains.Length]).ToArray()).view(layer.Lambda.shape));
    }

    private static NetworkArtifact Draft(SpikingNetwork network, ImageDataSet images)
    {
        var calibration = StreamCalibration.Run(network, images);
        Assert.InRange(calibration.Largest * Math.Pow(2, calibration.FractionalBits), 1, short.MaxValue);
        return Exporter.Draft(network, new TrainingArtifact("", 0, 0, 0, 0, 0), calibration.FractionalBits);
    }

    private static ImageDataSet Images(int count, int seed, Func<Random, byte> pixel)
    {
        var random = new Random(seed);
        return new ImageDataSet("noise", 8, 8, 1, Enumerable.Range(0, count * 64).Select(_ => pixel(random)).ToArray(), new byte[count]);
    }

    /// <summary>Mean logits of each image; the values of all nodes stay.</summary>
    private static float[][] Logits(SpikingNetwork network, ImageDataSet images)
    {
        network.eval();
        using var _ = no_grad();
        var (batch, _) = Batch.Create(images, Enumerable.Range(0, images.Count).ToArray(), Augmentation.None, new Random(0));
        return [.. network.call(batch)[0].data<float>().ToArray().Chunk(3)];
    }

    private static SimulationResult[] Simulated(IntegerGraph graph, ImageDataSet images)
    {
        var simulator = new Simulator(graph);
        return [.. Enumerable.Range(0, images.Count).Select(i => simulator.Run(images.Image(i)))];
    }

    /// <summary>The layers of neurons and the states of both networks.</summary>
    private static IEnumerable<(FloatNode Node, IntegerNode Target)> Pairs(SpikingNetwork network, IntegerGraph graph)
    {
        var spiking = network.SpikingNodes.Zip(IntegerEvaluation.SpikingNodes(graph)).ToArray();
        Assert.Equal(4 + (2 * 7), spiking.Length);
        Assert.All(spiking, pair => Assert.Equal(pair.First.Stage, pair.Second.Stage));
        return spiking.Concat(network.Graph.Nodes.Where(n => n.Operation is ResidualOperation).Zip(graph.Nodes.Where(n => n.IsState)));
    }

    /// <summary>All time steps of an image, in the target's order.</summary>
    private static float[] Values(SpikingNetwork network, FloatNode node, int image)
    {
        var value = network.Value(node).select(1, image);
        return (value.dim() == 4 ? value.permute(0, 2, 3, 1) : value).contiguous().data<float>().ToArray();
    }

    /// <summary>No silent layer hides a fault.</summary>
    private static void AssertActive(SpikingNetwork network) =>
        Assert.All(network.SpikingNodes, node => Assert.True(network.Value(node).mean().item<float>() is > 0.02f and < 0.98f, $"{node.Name}: {network.Value(node).mean().item<float>()}"));
}
