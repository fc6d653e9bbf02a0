using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Modules.Transformer;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Modules.Transformer;

/// <summary>The states of a stream, forward and back.</summary>
public sealed class StreamInverseTests
{
    [Theory]
    [InlineData(AttentionOrder.QueryKey, false)]
    [InlineData(AttentionOrder.KeyValue, false)]
    [InlineData(AttentionOrder.QueryKey, true)]
    [InlineData(AttentionOrder.KeyValue, true)]
    public void The_inverse_returns_what_came_in(AttentionOrder order, bool training)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var network = Network(new TransformerNet(Depth: 1) { Order = order }, null, training);
        var states = States(network);
        foreach (var (step, i) in Steps(network).Select((step, i) => (step, i)))
        {
            var back = network.Stream.Split(states[i + 2], network.Branch(step, states[i + 1]), states[i + 1], lost: null);
            Assert.InRange((back - states[i]).abs().max().item<float>(), 0, 1e-5f);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void On_a_grid_the_inverse_returns_every_bit_of_a_deep_stream(bool training)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var network = Network(new TransformerNet(Depth: 6), 8, training);
        var states = States(network);
        var (older, newer) = (states[^2], states[^1]);
        foreach (var (step, i) in Steps(network).Select((step, i) => (step, i)).Reverse())
        {
            var lost = PackedBits.Unpack(PackedBits.Pack(network.Stream.Lost(states[i], states[i + 1])!), older.shape);
            (older, newer) = (network.Stream.Split(newer, network.Branch(step, older), older, lost), older);
        }
        Assert.True(older.eq(states[0]).all().item<bool>());
        Assert.True(newer.eq(states[1]).all().item<bool>());
        Assert.True((states[^1] * 256).frac().eq(0).all().item<bool>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void States_are_branches_added_to_means_or_to_the_newest_state(bool isPlain)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var network = Network(new TransformerNet { IsPlain = isPlain }, null, training: false);
        var states = States(network);
        var steps = Steps(network);
        Assert.Equal(4, steps.Count);
        for (var i = 0; i < steps.Count; i++)
        {
            var branch = network.Branch(steps[i], states[i + 1]);
            Assert.True(branch.abs().max().item<float>() > 0.1f);
            Assert.True(states[i + 2].allclose(branch + (isPlain ? states[i + 1] : (states[i] + states[i + 1]) / 2)));
        }
    }

    private static IReadOnlyList<StreamStep> Steps(SpikingNetwork network) => [.. Assert.Single(StreamSequence.Of(network.Graph)).Steps];

    /// <summary>All states in order, the first one twice: it is its own predecessor.</summary>
    private static Tensor[] States(SpikingNetwork network)
    {
        network.call(rand([2, 1, 8, 8]));
        var states = network.Graph.Nodes.Where(node => node.Operation is Compiler.Operations.ResidualOperation).Select(network.Value).ToArray();
        return [states[0], .. states];
    }

    private static SpikingNetwork Network(TransformerNet net, int? fractionBits, bool training)
    {
        var network = NetworkBuilder.Build(net.Graph(), seed: 1, new QuantizerOptions(Binarization: Binarization.Sign));
        TransformerNet.Unsettle(network);
        network.Streams = new StreamOptions(FractionBits: fractionBits);
        network.train(training);
        return network;
    }
}
