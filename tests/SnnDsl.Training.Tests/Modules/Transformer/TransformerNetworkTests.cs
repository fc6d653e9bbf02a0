using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Modules.Transformer;
using SnnDsl.Training.Surrogates;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Modules.Transformer;

public sealed class TransformerNetworkTests
{
    private static readonly QuantizerOptions SignQuantizer = new(Binarization: Binarization.Sign);

    /// <summary>The count of the released code's log, and of the published ImageNet network, whose images are larger.</summary>
    [Theory]
    [InlineData(384, 4, 10, 2, 32, 9_314_884)]
    [InlineData(512, 8, 1000, 4, 64, 30_178_064)]
    public void Parameters_are_as_many_as_published(int channels, int depth, int classes, int pools, int side, long parameters)
    {
        using var scope = NewDisposeScope();
        var net = new TransformerNet(channels, depth, 8, 4, classes, 4, pools, side, 3);
        using var network = NetworkBuilder.Build(net.Graph(), seed: 1);
        Assert.Equal(parameters, network.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 4)]
    [InlineData(3, 2)]
    public void Images_become_tokens(int pools, int side)
    {
        using var scope = NewDisposeScope();
        using var network = Network(new TransformerNet(Pools: pools, Side: 16));
        Assert.Equal([1L, 2, 3], network.call(rand(2, 1, 16, 16)).shape);
        Assert.Equal([3L, 2, side * side, 16], network.Value(FirstState(network)).shape);
    }

    [Fact]
    public void An_image_is_the_same_frame_in_every_step()
    {
        using var scope = NewDisposeScope();
        using var network = Network(new TransformerNet());
        network.eval();
        var image = rand(2, 1, 8, 8);
        Assert.True(network.call(image).allclose(network.call(image.expand(3, 2, 1, 8, 8)), 1e-5, 1e-6));
    }

    [Fact]
    public void Tokens_stand_row_by_row()
    {
        using var scope = NewDisposeScope();
        using var network = Network(new TransformerNet());
        network.call(rand(2, 1, 8, 8));
        var first = FirstState(network);
        var (tokens, map) = (network.Value(first), network.Value(network.Graph.Nodes[first.Inputs[0]])); // 4 x 4 positions
        Assert.True(tokens[2, 1, (4 * 1) + 3].allclose(map[2, 1, TensorIndex.Colon, 1, 3]));
        Assert.False(tokens[2, 1, (4 * 1) + 3].allclose(map[2, 1, TensorIndex.Colon, 3, 1]));
    }

    [Fact]
    public void The_logits_are_the_mean_of_the_heads_of_the_last_two_states()
    {
        using var scope = NewDisposeScope();
        using var network = Network(new TransformerNet());
        TransformerNet.Unsettle(network);
        network.eval();
        var logits = network.call(rand(2, 1, 8, 8));
        var states = network.Graph.Nodes.Where(node => node.Operation is ResidualOperation).Select(network.Value).ToArray();
        var heads = network.Layers.OfType<ClassifierHeads>().Single();
        var (integers, unit) = heads.Quantized();
        Assert.Equal(127, integers.abs().max().item<float>());
        var first = states[^2].mean([0, 2]).matmul((integers[0] * unit).t()) + heads.Bias[0];
        var second = states[^1].mean([0, 2]).matmul((integers[1] * unit).t()) + heads.Bias[1];
        Assert.True(network.Heads!.Value.First.allclose(first, 1e-4, 1e-5));
        Assert.True(network.Heads!.Value.Second.allclose(second, 1e-4, 1e-5));
        Assert.True(logits[0].allclose((first + second) / 2, 1e-4, 1e-5));
        Assert.False(first.allclose(second, 1e-2, 1e-2));
    }

    /// <summary>What a processor computes: <c>2 popcount(s and w) - popcount(s)</c>, then the batch norm's scale and offset.</summary>
    [Fact]
    public void Projections_count_spikes_under_bits()
    {
        using var scope = NewDisposeScope();
        using var network = Network(new TransformerNet());
        TransformerNet.Unsettle(network);
        network.eval();
        network.call(rand(2, 1, 8, 8));
        var node = network.Graph.Nodes.First(n => n is { Stage: "Block.2.Mlp.Expand", Operation: BatchNormOperation });
        var synapse = network.Graph.Nodes[node.Inputs[0]];
        var norm = (BatchNormLayer)network.Module(node);
        var spikes = network.Value(network.Graph.Nodes[synapse.Inputs[0]]);
        var bits = Quantizers.Integers(((QuantizedSynapse)network.Module(synapse)).Weight, new WeightFormat(1, WeightGrid.Odd), SignQuantizer).Integers.gt(0);
        var counts = (2 * spikes.unsqueeze(3).mul(bits).sum(4)) - spikes.sum(3, keepdim: true);
        var scale = norm.Gamma / (norm.Variance + norm.Epsilon).sqrt();
        Assert.InRange(spikes.mean().item<float>(), 0.1f, 0.9f);
        Assert.True(network.Value(node).allclose((counts * scale) + (norm.Beta - (scale * norm.Mean)), 1e-4, 1e-4));
    }

    [Fact]
    public void All_parameters_and_both_heads_get_gradients()
    {
        using var scope = NewDisposeScope();
        using var network = Network(new TransformerNet());
        TransformerNet.Unsettle(network);
        network.call(rand(4, 1, 8, 8));
        var (first, second) = network.Heads!.Value;
        (first.square().sum() + second.square().sum()).backward();
        Assert.All(network.parameters(), parameter => Assert.True(parameter.grad!.isfinite().all().item<bool>()));
        Assert.All(network.Layers.OfType<AttentionLayer>(), layer => Assert.True(layer.Lambda.grad!.ne(0).all().item<bool>()));
    }

    [Fact]
    public void Neurons_take_the_surrogate_of_the_training_and_the_declared_constants()
    {
        using var network = Network(new TransformerNet());
        network.Surrogate = new SurrogateOptions(new SigmoidSurrogate(3), DetachReset: true);
        Assert.All(network.Layers.OfType<LifNeuron>(), neuron => Assert.Equal(
            new LifParameters(0.5f, 2, false, true, new SigmoidSurrogate(3), true), neuron.Parameters));
        network.Surrogate = HalvedInputLif.Surrogate;
        Assert.All(network.Layers.OfType<LifNeuron>(), neuron => Assert.Equal(HalvedInputLif.Neuron, neuron.Parameters));
        Assert.Throws<RecipeException>(() => new SigmoidSurrogate(0));
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    public void The_seed_decides_all_weights(int first, int second, bool same)
    {
        using var one = NetworkBuilder.Build(new TransformerNet().Graph(), first);
        using var other = NetworkBuilder.Build(new TransformerNet().Graph(), second);
        Assert.Equal(same, one.parameters().Zip(other.parameters()).All(pair => pair.First.allclose(pair.Second)));
    }

    private static SpikingNetwork Network(TransformerNet net) => NetworkBuilder.Build(net.Graph(), seed: 1, SignQuantizer);

    private static FloatNode FirstState(SpikingNetwork network) => network.Graph.Nodes.First(node => node.Operation is ResidualOperation);
}
