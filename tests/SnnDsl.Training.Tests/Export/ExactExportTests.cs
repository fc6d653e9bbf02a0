using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Data;
using SnnDsl.Data.Tests;
using SnnDsl.Training.Export;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Export;

/// <summary>Where every scale is a power of two the integers are exact: float network and simulator must agree in every
/// spike of every layer and in the order of the scores.</summary>
public sealed class ExactExportTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_spike_is_equal(int seed) => AssertEqualSpikes(typeof(DyadicNet), BlackAndWhite(20, seed), seed);

    [Fact]
    public void Every_spike_is_equal_for_colour_images_from_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("snn-cifar-").FullName;
        var random = new Random(1);
        File.WriteAllBytes(Path.Combine(folder, "test_batch.bin"), CifarFile.Create(10, () => (byte)(random.Next(2) * 255)));
        var images = SnnDsl.Data.Cifar10.Read(Path.Combine(folder, "test_batch.bin"));
        Directory.Delete(folder, recursive: true);
        AssertEqualSpikes(typeof(ColourNet), images, seed: 1);
    }

    private static void AssertEqualSpikes(Type declared, ImageDataSet images, int seed)
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(declared), seed);
        DyadicWeights.Set(network, seed);
        var graph = Exporter.Link(network.Graph, Artifact(network));
        var simulator = new Simulator(graph);
        network.eval();
        var (batch, _) = Batch.Create(images, Enumerable.Range(0, images.Count).ToArray(), Augmentation.None, new Random(0));
        var logits = network.call(batch).mean([0]);
        var neurons = network.SpikingNodes.Select(network.Value).ToArray();
        var spiking = graph.Nodes.Where(n => n.Operation is SpikingOperation).ToArray();
        for (var i = 0; i < images.Count; i++)
        {
            var result = simulator.Run(images.Image(i));
            for (var layer = 0; layer < neurons.Length; layer++)
                AssertSpikes(neurons[layer].select(1, i), result.Layers[spiking[layer].Id]);
            Assert.Equal(Ranking(logits[i].data<float>().ToArray()), Ranking([.. result.Scores.Select(s => (float)s)]));
        }
        Assert.All(neurons, n => Assert.InRange(n.mean().item<float>(), 0.02f, 0.98f)); // no silent layer hides a fault
    }

    private static NetworkArtifact Artifact(SpikingNetwork network) => new(
        network.Graph.Name,
        DeclarationText.Lines(network.Graph.Declaration),
        StageExporter.Run(network).ToEquatableArray(),
        new TrainingArtifact("", 0, 0, 0, 0, 0));

    /// <summary>Pixels of 0 or 255: one of 255ths would not be exact.</summary>
    private static ImageDataSet BlackAndWhite(int count, int seed)
    {
        var random = new Random(seed);
        var pixels = Enumerable.Range(0, count * 9 * 7 * 2).Select(_ => (byte)(random.Next(2) * 255)).ToArray();
        return new ImageDataSet("noise", 9, 7, 2, pixels, new byte[count]);
    }

    private static void AssertSpikes(Tensor floating, int[][] integers)
    {
        for (var t = 0; t < integers.Length; t++)
        {
            var step = floating[t];
            var targetOrder = step.dim() == 3 ? step.permute(1, 2, 0) : step;
            Assert.Equal(targetOrder.contiguous().data<float>().ToArray().Select(s => (int)s), integers[t]);
        }
    }

    private static int[] Ranking(float[] scores) => [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i])];
}
