using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Modules.Transformer;
using SnnDsl.Training.Tests.Native;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Modules.Transformer;

/// <summary>Training with recomputed activations against ordinary differentiation.</summary>
public sealed class RecomputationTests
{
    [Theory]
    [InlineData(Recomputation.FromInputs, false, null)]
    [InlineData(Recomputation.FromInputs, true, null)]
    [InlineData(Recomputation.FromInputs, true, 8)]
    [InlineData(Recomputation.FromOutputs, false, null)]
    [InlineData(Recomputation.FromOutputs, false, 8)]
    public void Outputs_gradients_and_statistics_are_those_of_ordinary_training(Recomputation recomputation, bool isPlain, int? fractionBits) =>
        AssertEqual(new TransformerNet { IsPlain = isPlain }, recomputation, fractionBits);

    /// <summary>Twelve blocks double an error of the last state 24 times; on the grid there is none.</summary>
    [Theory]
    [InlineData(Recomputation.FromInputs, null)]
    [InlineData(Recomputation.FromOutputs, 10)]
    public void Deep_sequences_stay_exact_from_inputs_or_on_a_grid(Recomputation recomputation, int? fractionBits) =>
        AssertEqual(new TransformerNet(Depth: 12), recomputation, fractionBits);

    [Fact]
    public void Parameters_that_are_frozen_get_no_gradient_and_the_others_do()
    {
        using var scope = NewDisposeScope();
        using var network = Network(new TransformerNet(), new StreamOptions(Recomputation.FromOutputs));
        var frozen = network.Layers.OfType<QuantizedProjection>().Last().Weight;
        frozen.requires_grad = false;
        network.call(Images()).square().sum().backward();
        Assert.Null(frozen.grad);
        Assert.All(network.parameters().Where(p => p.requires_grad), p => Assert.NotNull(p.grad));
    }

    [Fact]
    public void What_has_no_inverse_is_refused()
    {
        using var plain = NetworkBuilder.Build(new TransformerNet { IsPlain = true }.Graph(), seed: 1);
        Assert.Contains("no inverse", Error(plain, new(Recomputation.FromOutputs)), StringComparison.Ordinal);
        using var deep = NetworkBuilder.Build(new TransformerNet(Depth: 5).Graph(), seed: 1);
        Assert.Contains("bits behind the point", Error(deep, new(Recomputation.FromOutputs)), StringComparison.Ordinal);
        deep.Streams = new StreamOptions(Recomputation.FromOutputs, FractionBits: 8);
        using var chain = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(SmallNet)), seed: 1);
        Assert.Contains("no residual stream", Error(chain, new(FractionBits: 8)), StringComparison.Ordinal);
        Assert.Throws<RecipeException>(() => deep.Streams = new StreamOptions(FractionBits: 13));
    }

    [Fact]
    public void What_is_recomputed_has_no_value_and_what_comes_behind_has()
    {
        using var scope = NewDisposeScope();
        using var network = Network(new TransformerNet(), new StreamOptions(Recomputation.FromInputs));
        network.call(Images());
        var states = network.Graph.Nodes.Where(node => node.Operation is ResidualOperation).ToArray();
        Assert.Throws<InvalidOperationException>(() => network.Value(states[1]));
        Assert.Equal([3, 2, 16, 16], network.Value(states[^1]).shape);
        using (no_grad())
            network.call(Images());
        Assert.Equal([3, 2, 16, 16], network.Value(states[1]).shape);
    }

    /// <summary>Bytes that a forward pass leaves for gradients: without recomputation those of every block, from inputs two states of each,
    /// from outputs two states in all and a bit of each.</summary>
    [Fact]
    public void Less_memory_waits_for_the_backward_pass()
    {
        var none = Kept(Recomputation.None);
        var inputs = Kept(Recomputation.FromInputs);
        var outputs = Kept(Recomputation.FromOutputs);
        Assert.True(inputs < none / 5, $"{inputs} bytes are kept from inputs, {none} without recomputation.");
        Assert.True(outputs < inputs / 3, $"{outputs} bytes are kept from outputs, {inputs} from inputs.");
    }

    /// <summary>What ten blocks more keep, so that the tokenizer is left out.</summary>
    private static long Kept(Recomputation recomputation) => Kept(11, recomputation) - Kept(1, recomputation);

    private static long Kept(int depth, Recomputation recomputation)
    {
        using var scope = NewDisposeScope();
        using var network = Network(new TransformerNet(Channels: 32, Depth: depth), new StreamOptions(recomputation, FractionBits: 8));
        using var images = Random(5, [32, 1, 8, 8]).abs();
        var before = AllocatedMemory.Bytes();
        using var logits = network.Run(images);
        return AllocatedMemory.Bytes() - before;
    }

    private static string Error(SpikingNetwork network, StreamOptions options) =>
        Assert.Throws<ArgumentException>(() => network.Streams = options).Message;

    private static void AssertEqual(TransformerNet net, Recomputation recomputation, int? fractionBits)
    {
        using var scope = NewDisposeScope();
        var ordinary = Train(net, new StreamOptions(FractionBits: fractionBits));
        var recomputed = Train(net, new StreamOptions(recomputation, fractionBits));
        Assert.Equal(ordinary.Count, recomputed.Count);
        foreach (var (expected, actual) in ordinary.Zip(recomputed))
            Assert.True(actual.allclose(expected, 1e-4, 1e-5), $"{(actual - expected).abs().max().item<float>()} of {expected.abs().max().item<float>()}");
    }

    /// <summary>The logits of both heads, the gradients of a loss of both, and what batch norms remember, after one step.</summary>
    private static List<Tensor> Train(TransformerNet net, StreamOptions options)
    {
        using var network = Network(net, options);
        network.call(Images());
        var (first, second) = network.Heads!.Value;
        ((first * Random(6, first.shape)).mean() + (second * Random(7, second.shape)).mean()).backward();
        var norms = network.Layers.OfType<BatchNormLayer>();
        return [.. new[] { first, second }.Concat(network.parameters().Select(p => p.grad!)).Concat(norms.SelectMany(norm => new[] { norm.Mean, norm.Variance })).Select(t => t.detach().clone())];
    }

    private static SpikingNetwork Network(TransformerNet net, StreamOptions options)
    {
        var network = NetworkBuilder.Build(net.Graph(), seed: 1, new QuantizerOptions(Binarization: Binarization.Sign));
        TransformerNet.Unsettle(network);
        (network.Streams, network.Surrogate) = (options, HalvedInputLif.Surrogate);
        network.train();
        return network;
    }

    private static Tensor Images() => Random(5, [2, 1, 8, 8]).abs();

    private static Tensor Random(int seed, long[] shape)
    {
        using var random = new Generator((ulong)seed);
        return randn(shape, generator: random);
    }
}
