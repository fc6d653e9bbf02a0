using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Pruning;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Modules;

/// <summary>Two currents into one neuron in training.</summary>
public sealed class BranchTests
{
    [Fact]
    public void The_neuron_takes_both_currents_and_its_shortcuts()
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(BranchNet.Graph(FireCondition.Greater, ResetMode.Zero), seed: 1);
        network.eval();
        network.call(rand(2, 1, 8, 8));
        var nodes = network.Graph.Nodes;
        var join = nodes.Single(n => n.Name == "Join.Lif");
        var expected = network.Value(nodes.Single(n => n.Name == "Second.BatchNorm"))
            + network.Value(nodes.Single(n => n.Name == "Down.BatchNorm"))
            + network.Value(nodes.Single(n => n.Name == "First.Lif"));
        Assert.True(network.Current(join).allclose(expected));
    }

    [Fact]
    public void Training_reaches_both_synapses_and_leaves_the_estimator_of_the_branch_as_it_is()
    {
        var options = new Recipe { Epochs = 2, BatchSize = 16 };
        using var network = NetworkBuilder.Build(BranchNet.Graph(FireCondition.Greater, ResetMode.Zero), seed: 1);
        using var trainer = new Trainer(network, Stripes.Create(32, 1), Stripes.Create(16, 2), options);
        var before = network.Layers.OfType<QuantizedSynapse>().Select(layer => layer.Weight.clone()).ToArray();
        for (var epoch = 0; epoch < 2; epoch++)
        {
            trainer.RunEpoch();
            var signs = network.Layers.OfType<QuantizedSynapse>().Where(layer => layer.Format.Bits == 1).ToArray();
            Assert.Equal([false, false, true], signs.Select(layer => layer.IsBranch));
            Assert.Equal([SignEstimator.At(epoch, 2), SignEstimator.At(epoch, 2), new SignEstimator(0.2, 10)], signs.Select(layer => layer.SignEstimator));
        }
        Assert.All(network.Layers.OfType<QuantizedSynapse>().Zip(before), pair => Assert.False(pair.First.Weight.allclose(pair.Second)));
    }

    [Fact]
    public void Stages_whose_currents_are_added_are_not_pruned_by_one_ratio_for_all()
    {
        var graph = BranchNet.Graph(FireCondition.Greater, ResetMode.Zero);
        Assert.Equal(["First", "Stem"], PruningRatios.Uniform(graph, 0.5m).Keys.Order());
    }

    [Fact]
    public void Channels_of_a_sum_are_those_of_its_first_current()
    {
        using var network = NetworkBuilder.Build(BranchNet.Graph(FireCondition.Greater, ResetMode.Zero), seed: 1);
        var selection = new ChannelSelection([new StageSelection("Stem", 4, [0, 3])]);
        using var pruned = ChannelRemoval.Run(network, selection);
        Assert.Equal(2, pruned.Layers.OfType<QuantizedConv2d>().Last().Weight.shape[1]);
        Assert.Equal([6, 2, 1, 1], pruned.Layers.OfType<QuantizedConv2d>().Last().Weight.shape);
    }
}
