using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;
using Xunit;

namespace SnnDsl.Compiler.Tests.Passes;

public sealed class PassTests
{
    [Fact]
    public void Plan_is_sound_after_every_pass()
    {
        var seen = new List<string>();
        PassList.Run(Plan.Of(TestNetwork.Link(TestNetwork.Convolutional)), new IssueSink(), (pass, plan) =>
        {
            seen.Add(pass.Name);
            Assert.Empty(PlanVerifier.Problems(plan));
        });
        Assert.Equal(PassList.All.Select(p => p.Name), seen);
    }

    [Fact]
    public void Encoder_is_32_bit_and_small_hidden_layers_are_16_bit()
    {
        Plan plan = TestNetwork.Compile(TestNetwork.Convolutional);
        Assert.Equal(StorageType.Bits32, plan.Layers[1].Storage);
        Assert.Equal(StorageType.Bits16, plan.Layers[3].Storage);
    }

    [Fact]
    public void Rows_of_weights_hold_whole_groups_of_channels_in_the_order_of_the_lanes()
    {
        Plan plan = TestNetwork.Compile(TestNetwork.Convolutional);
        // 2 x 2 kernel, 3 input channels; 5 outputs of 4 bits take a group: 2 words a row.
        Assert.Equal(2 * 2 * 3 * 2, plan.Layers[3].Constant(ConstantRole.Weights).Count);
        // First row: code of output o at input 0 is (7 * (12 * o) + 3) mod 16: 3, 7, b, f, 3, then copies of the last.
        // Nibbles from the lowest: channels 0, 4, 1, 5, 8, 12, 9, 13; then 2, 6, 3, 7, 10, 14, 11, 15.
        Assert.Equal([0x33333733, 0x33333f3b], plan.Layers[3].Constant(ConstantRole.Weights).Values.Take(2));
    }

    [Fact]
    public void Rows_of_a_convolution_go_down_a_column_first()
    {
        Plan plan = TestNetwork.Compile(TestNetwork.Convolutional);
        // The second pixel of the first column is input 6 of [row][column][channel]: rows 3 to 5. Code of output 0: (7 * 6 + 3) mod 16.
        Assert.Equal(13, plan.Layers[3].Constant(ConstantRole.Weights).Values[2 * 3] & 15);
    }

    [Fact]
    public void Buffers_that_do_not_live_together_share_memory()
    {
        Plan plan = TestNetwork.Compile(TestNetwork.Convolutional);
        SchedulePlan framed = plan.Schedule(Schedules.Framed)!;
        int[] words = [.. framed.Layers.Select(l => (l.Output?.Words ?? 0) + (l.Scratch?.Words ?? 0))];
        // The encoder has 8 words of spikes and copies windows of 9 bytes. The hidden layer has 2 words of spikes and, for
        // two columns, 3 x 8 words of state and a list of 22 entries.
        Assert.Equal([0, 8 + (2 * 3), 2, 2 + 24 + 11, 6, 0], words);
        // Largest moment: pooled spikes, hidden spikes and scratch.
        Assert.Equal(2 + 2 + 24 + 11, framed.ArenaWords);
    }

    [Fact]
    public void Verifier_finds_overlapping_buffers()
    {
        Plan plan = TestNetwork.Compile(TestNetwork.Convolutional);
        SchedulePlan framed = plan.Schedule(Schedules.Framed)!;
        Plan broken = plan with
        {
            Schedules = [framed with { Layers = [.. framed.Layers.Select(l => l with { Output = l.Output is { } output ? output with { Offset = 0 } : null })] }],
        };
        Assert.Contains(PlanVerifier.Problems(broken), p => p.Contains("overlapping", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ResetMode.Zero, 40)]
    [InlineData(ResetMode.Subtract, 50)]
    public void Membrane_range_follows_the_reset(ResetMode reset, long expected)
    {
        // At most 30 arrive. To zero: 10 stay silent, then 30 more. By subtraction: 30 fire, 20 stay, then 30 more.
        var neuron = new NeuronConstants(TestNetwork.Rule(Decay.None, reset), 0, 10, 0);
        (IntegerRange membrane, bool canFire, _) = ChannelRange.Membrane(new IntegerRange(0, 30), neuron, 2);
        Assert.True(canFire);
        Assert.Equal(expected, membrane.Maximum);
    }

    [Fact]
    public void Channel_that_cannot_reach_its_threshold_is_dead()
    {
        var neuron = new NeuronConstants(TestNetwork.Rule(), 0, 15, 0);
        Assert.False(ChannelRange.Membrane(new IntegerRange(-3, 10), neuron, 2).CanFire);
        Assert.True(ChannelRange.Membrane(new IntegerRange(-3, 10), neuron with { Threshold = 14 }, 2).CanFire);
    }

    [Fact]
    public void Range_beyond_32_bits_is_reported_with_the_stage()
    {
        var issues = new IssueSink();
        NetworkDeclaration declaration = TestNetwork.Convolutional with { TimeSteps = 16 };
        var graph = TestNetwork.Link(declaration, threshold: 1 << 28);
        var wide = graph with
        {
            Nodes = Common.EquatableArray.ToEquatableArray(graph.Nodes.Select(n => n.Operation is Compiler.Operations.SpikingOperation s
                ? n with
                {
                    Operation = s with
                    {
                        Neuron = s.Neuron with
                        {
                            Rule = TestNetwork.Rule(Decay.None),
                            Parameters = s.Neuron.Parameters with
                            {
                                Biases = Common.EquatableArray.ToEquatableArray(s.Neuron.Parameters.Biases.Select(_ => -(1 << 28))),
                            },
                        },
                    },
                }
                : n)),
        };
        Assert.Null(PassList.Run(Plan.Of(wide), issues));
        Assert.Contains(issues.ToArray(), i => i.Rule == IssueCatalogue.BoundNotProved && i.Message.Contains("'Encoder'", StringComparison.Ordinal));
    }

    [Fact]
    public void Budget_names_the_stage_that_costs_most()
    {
        var declaration = new NetworkDeclaration(
            "Big",
            2,
            TensorShape.Flat(2000),
            new BudgetDeclaration(1, 1, 0),
            [
                new StageDeclaration("Hidden", [new LinearDeclaration(10, 8, 0), TestNetwork.Lif()], 0),
                new StageDeclaration("Classifier", [new LinearDeclaration(2, 8, 0)], 0),
            ]);
        var issues = new IssueSink();
        Assert.Null(PassList.Run(Plan.Of(TestNetwork.Link(declaration)), issues));
        string message = Assert.Single(issues.ToArray()).Message;
        Assert.Contains("stage 'Hidden' costs most: 20080 bytes", message, StringComparison.Ordinal);
    }
}
