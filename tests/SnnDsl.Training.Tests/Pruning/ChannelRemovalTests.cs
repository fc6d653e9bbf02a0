using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Data;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Modules.Transformer;
using SnnDsl.Training.Pruning;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Pruning;

public sealed class ChannelRemovalTests
{
    public static TheoryData<string> Networks => [nameof(PrunedNetworks.Chain), nameof(PrunedNetworks.Residual), nameof(PrunedNetworks.ReadShortcut), nameof(PrunedNetworks.Shared)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Removing_dead_channels_leaves_every_output_bit_as_it_was(string name)
    {
        using var scope = NewDisposeScope();
        using var network = PrunedNetworks.Exact(Declaration(name), seed: 5);
        // Joined channels must be dead together.
        var selection = Select(network, ShortcutChannels.Aligned);
        Kill(network, selection);
        using var pruned = ChannelRemoval.Run(network, selection);
        using var images = Images(40);
        var expected = Run(network, images);
        Assert.True(expected.Distinct().Count() > 3, $"The outputs do not depend on the images; rates {string.Join(' ', network.SpikeRates().Select(r => r.item<float>()))}.");
        Assert.Equal(expected, Run(pruned, images));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Shapes_are_those_of_the_pruned_graph(string name)
    {
        using var network = NetworkBuilder.Build(PrunedNetworks.Graph(Declaration(name)), seed: 1);
        var selection = Select(network, ShortcutChannels.Aligned);
        using var pruned = ChannelRemoval.Run(network, selection);
        Assert.Equal(PrunedChannels.Of(Declaration(name)), pruned.Graph.Kept);
        Assert.Equal(PrunedNetworks.Graph(Declaration(name), pruned.Graph.Kept), pruned.Graph);
        foreach (var synapse in pruned.Graph.Nodes.Where(n => n.Operation is SynapseOperation))
        {
            var weight = ((QuantizedSynapse)pruned.Module(synapse)).Weight;
            Assert.Equal(synapse.Shape.Channels, weight.shape[0]);
            Assert.Equal(pruned.Graph.Nodes[synapse.Inputs[0]].Shape.Channels, weight.shape[1]);
        }
    }

    /// <summary>Gains of attention, heads and batch norms of tokens come along.</summary>
    [Fact]
    public void The_tokenizer_of_a_transformer_can_be_pruned()
    {
        using var scope = NewDisposeScope();
        var net = new TransformerNet { PrunedStage = "Patch2" };
        using var network = NetworkBuilder.Build(net.Graph(), seed: 1, new QuantizerOptions(QuantizerMethod.None));
        TransformerNet.Unsettle(network);
        var selection = new ChannelSelection([new StageSelection("Patch2", 8, [0, 2, 3, 7])]);
        Kill(network, selection);
        using (no_grad())
            network.Layers.OfType<AttentionLayer>().First().Lambda.fill_(3);
        using var pruned = ChannelRemoval.Run(network, selection);
        using var images = Images(20);
        var expected = Run(network, images);
        Assert.True(expected.Distinct().Count() > 20);
        Assert.All(expected.Zip(Run(pruned, images)), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        Assert.True(pruned.parameters().Sum(p => p.numel()) < network.parameters().Sum(p => p.numel()));
    }

    [Fact]
    public void By_position_an_identity_shortcut_joins_what_is_left_in_order()
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(PrunedNetworks.Graph(PrunedNetworks.Residual), seed: 1);
        var selection = new ChannelSelection([
            new StageSelection("Stem", 6, [0, 2, 4]),
            new StageSelection("Wide.Second", 6, [1, 3, 5])]);
        using var pruned = ChannelRemoval.Run(network, selection);
        // The first block reads the stem's own channels, the second block those of the joined stage.
        Assert.Equal(Columns(network, "Wide.First", 0, 2, 4), Weights(pruned, "Wide.First"));
        Assert.Equal(Columns(network, "Deep.First", 1, 3, 5), Weights(pruned, "Deep.First"));
        Assert.Equal(0, pruned.Graph.Nodes.Count(n => n.Operation is OptionAOperation && n.Parameters.StartsWith("Wide", StringComparison.Ordinal)));
    }

    [Fact]
    public void Batch_norm_and_bias_are_copied()
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(PrunedNetworks.Graph(PrunedNetworks.Chain), seed: 1);
        using var _ = no_grad();
        foreach (var norm in network.Layers.OfType<SharedBatchNorm>())
        {
            foreach (var (i, values) in new[] { norm.Gamma, norm.Beta, norm.Mean, norm.Variance }.Index())
                values.copy_(arange(values.numel()).to(float32) + (100 * (i + 1)));
        }
        network.Layers.OfType<QuantizedLinear>().Last().Bias!.copy_(tensor([7f, 8f, 9f]));
        using var pruned = ChannelRemoval.Run(network, new ChannelSelection([new StageSelection("Encoder", 6, [1, 4])]));
        var left = pruned.Layers.OfType<SharedBatchNorm>().First();
        Assert.Equal([101f, 104f], left.Gamma.data<float>().ToArray());
        Assert.Equal([201f, 204f], left.Beta.data<float>().ToArray());
        Assert.Equal([301f, 304f], left.Mean.data<float>().ToArray());
        Assert.Equal([401f, 404f], left.Variance.data<float>().ToArray());
        Assert.Equal([7f, 8f, 9f], pruned.Layers.OfType<QuantizedLinear>().Last().Bias!.data<float>().ToArray());
    }

    [Fact]
    public void Selections_that_do_not_fit_together_are_refused()
    {
        using var residual = NetworkBuilder.Build(PrunedNetworks.Graph(PrunedNetworks.Residual), seed: 1);
        var uneven = new ChannelSelection([new StageSelection("Stem", 6, [0, 1])]);
        Assert.Contains("same ratio", Assert.Throws<InvalidDataException>(() => ChannelRemoval.Run(residual, uneven)).Message, StringComparison.Ordinal);
        using var shared = NetworkBuilder.Build(PrunedNetworks.Graph(PrunedNetworks.Shared), seed: 1);
        var other = new ChannelSelection([new StageSelection("Encoder", 6, [0, 1, 2]), new StageSelection("Again", 6, [0, 1, 3])]);
        Assert.Contains("'Again'", Assert.Throws<InvalidDataException>(() => ChannelRemoval.Run(shared, other)).Message, StringComparison.Ordinal);
    }

    private static NetworkDeclaration Declaration(string name) => name switch
    {
        nameof(PrunedNetworks.Chain) => PrunedNetworks.Chain,
        nameof(PrunedNetworks.Residual) => PrunedNetworks.Residual,
        nameof(PrunedNetworks.ReadShortcut) => PrunedNetworks.ReadShortcut,
        _ => PrunedNetworks.Shared,
    };

    /// <summary>Keeps the first channel, which holds the scale of the layers behind, and others by chance.</summary>
    private static ChannelSelection Select(SpikingNetwork network, ShortcutChannels shortcuts)
    {
        var scores = new RandomCriterion(3).Score(network, new ScoringImages(Stripes.Create(1, 1), Augmentation.None, 1));
        foreach (var score in scores.Values)
            score[0] = 10;
        if (scores.ContainsKey("Deep.Second"))
        {
            // Padding by what is left moves a shortcut of option A to other channels unless they are chosen to match.
            Array.ForEach([0, 2, 5], channel => scores["Stem"][channel] = 10);
            Array.ForEach([0, 1, 2, 4, 7, 8, 9], channel => scores["Deep.Second"][channel] = 10);
        }
        return ChannelSelector.Run(network.Graph, scores, PruningRatios.Of(network.Graph.Declaration), shortcuts);
    }

    /// <summary>Removed channels get no current.</summary>
    private static void Kill(SpikingNetwork network, ChannelSelection selection)
    {
        using var _ = no_grad();
        foreach (var node in network.Graph.Nodes.Where(n => n.Operation is BatchNormOperation))
        {
            var norm = (BatchNormLayer)network.Module(node);
            foreach (var channel in Enumerable.Range(0, node.Shape.Channels).Except(selection.Of(node.Parameters, node.Shape.Channels)))
            {
                norm.Gamma[channel].zero_();
                norm.Beta[channel].zero_();
            }
        }
    }

    private static Tensor Images(int count)
    {
        var pixels = new byte[count * 64];
        new Random(8).NextBytes(pixels);
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(pixels[i] * (i / 64 % 10) / 9); // From black to full contrast.
        var data = new ImageDataSet("noise", 8, 8, 1, pixels, new byte[count]);
        return Batch.Create(data, Enumerable.Range(0, count).ToArray(), Augmentation.None, new Random(0)).Images;
    }

    private static float[] Run(SpikingNetwork network, Tensor images)
    {
        network.eval();
        using var _ = no_grad();
        return network.call(images).contiguous().data<float>().ToArray();
    }

    private static float[] Weights(SpikingNetwork network, string stage) => Synapse(network, stage).data<float>().ToArray();

    private static float[] Columns(SpikingNetwork network, string stage, params long[] columns) =>
        Synapse(network, stage).index_select(1, tensor(columns)).contiguous().data<float>().ToArray();

    private static TorchSharp.Modules.Parameter Synapse(SpikingNetwork network, string stage) =>
        ((QuantizedSynapse)network.Module(network.Graph.Nodes.First(n => n.Stage == stage && n.Operation is Conv2dOperation))).Weight;
}
