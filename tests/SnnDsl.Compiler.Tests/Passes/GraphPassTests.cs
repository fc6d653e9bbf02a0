using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;
using Xunit;

namespace SnnDsl.Compiler.Tests.Passes;

/// <summary>The passes on networks that are not chains.</summary>
public sealed class GraphPassTests
{
    private static readonly Plan Residual = TestNetwork.Compile(TestNetwork.Residual);

    [Fact]
    public void Plan_of_a_graph_is_sound_after_every_pass() =>
        Assert.NotNull(PassList.Run(
            Plan.Of(TestNetwork.Link(TestNetwork.Residual)), new IssueSink(), (_, plan) => Assert.Empty(PlanVerifier.Problems(plan))));

    [Fact]
    public void A_shortcut_lives_until_the_neuron_that_it_reaches()
    {
        ArenaBuffer shortcut = Residual.Schedules[0].Layers[5].Output!.Value;
        Assert.False(shortcut.Overlaps(Residual.Schedules[0].Layers[6].Output!.Value));
        Assert.False(shortcut.Overlaps(Residual.Schedules[0].Layers[7].Output!.Value));
        Assert.False(shortcut.Overlaps(Residual.Schedules[0].Layers[8].Output!.Value));
    }

    [Fact]
    public void Verifier_finds_a_shortcut_that_is_overwritten()
    {
        SchedulePlan framed = Residual.Schedules[0];
        Plan broken = Residual with
        {
            Schedules = [framed with { Layers = [.. framed.Layers.Select((l, id) => id == 7 ? l with { Output = framed.Layers[5].Output } : l)] }],
        };
        Assert.Contains(PlanVerifier.Problems(broken), p => p.Contains("overlapping", StringComparison.Ordinal));
    }

    [Fact]
    public void Verifier_finds_a_shortcut_of_another_shape()
    {
        IntegerGraph graph = Residual.Graph;
        IntegerNode wrong = graph.Nodes[8] with { Operation = ((SpikingOperation)graph.Nodes[8].Operation) with { Source = 7, Shortcuts = [5, 2] } };
        Plan broken = Residual with { Graph = graph with { Nodes = graph.Nodes.Select(n => n.Id == 8 ? wrong : n).ToEquatableArray() } };
        Assert.Contains(PlanVerifier.Problems(broken), p => p.Contains("'Sum'", StringComparison.Ordinal) || p.StartsWith("Sum reads values", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shared_stage_has_its_constants_once()
    {
        Assert.False(Residual.IsRepeated(Residual.Layers[6]));
        Assert.True(Residual.IsRepeated(Residual.Layers[7]));
        Assert.Equal(Residual.Layers.Sum(l => l.ConstantBytes) - Residual.Layers[7].ConstantBytes, Residual.ConstantBytes);
    }

    [Fact]
    public void Each_shortcut_widens_the_proved_range_by_the_threshold()
    {
        var neuron = new NeuronConstants(TestNetwork.Rule(Decay.None), 0, 100, 0);
        var accumulator = new IntegerRange(-5, 30);
        Assert.Equal(30, ChannelRange.Membrane(accumulator, neuron, 1).Membrane.Maximum);
        Assert.Equal(230, ChannelRange.Membrane(accumulator, neuron with { Shortcuts = 2 }, 1).Membrane.Maximum);
        Assert.Equal(-5, ChannelRange.Membrane(accumulator, neuron with { Shortcuts = 2 }, 1).Membrane.Minimum);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_shortcut_alone_makes_a_channel_fire_only_with_something_beside_it(int accumulator, bool canFire)
    {
        var neuron = new NeuronConstants(TestNetwork.Rule(), 0, 100, 0, Shortcuts: 1);
        Assert.Equal(canFire, ChannelRange.Membrane(new IntegerRange(0, accumulator), neuron, 1).CanFire);
    }

    [Fact]
    public void Channels_that_option_A_leaves_empty_get_no_shortcut()
    {
        // Down.Join: the shortcut reaches channels 2 to 5 of 9; with a threshold that nothing else reaches only they fire.
        IntegerGraph graph = TestNetwork.Link(TestNetwork.Residual, threshold: 5000);
        Plan plan = PassList.Run(Plan.Of(graph), new IssueSink())!;
        Assert.Equal(5, plan.Layers[5].Range!.DeadChannels);
    }
}
