using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Tests;
using Xunit;

namespace SnnDsl.Compiler.Tests.Passes;

/// <summary>What states, the neurons on them, attention and heads are proved to reach.</summary>
public sealed class StreamProofTests
{
    private const int TimeSteps = 4;

    private static readonly TensorShape Position = new(1, 1, 1);

    /// <summary>((A * 2) >> 1) + 5 for weights of 3 and -1.</summary>
    private static readonly IntegerNode First = State(1, [3, -1], [2], shift: 1, [5], states: []);

    [Fact]
    public void A_first_state_is_a_scaled_current()
    {
        (LayerRange[] ranges, Issue[] issues) = Prove(First);
        Assert.Equal(new IntegerRange(-1, 3), ranges[1].Accumulator);
        Assert.Equal(new IntegerRange(-2, 6), ranges[1].Current);
        Assert.Equal(new IntegerRange(4, 8), ranges[1].Membrane);
        Assert.Empty(issues);
    }

    [Fact]
    public void Shifts_of_a_proof_round_like_those_of_the_kernel()
    {
        (LayerRange[] ranges, _) = Prove(State(1, [3, -1], [3], shift: 2, [0], states: []));
        Assert.Equal(new IntegerRange(-1, 2), ranges[1].Membrane); // -3 / 4 and 9 / 4
    }

    [Theory]
    [InlineData(new[] { 1 }, 4 - 3, 8 + 1)]
    [InlineData(new[] { 1, 1 }, 4 - 3, 8 + 1)]
    [InlineData(new[] { 1, 2 }, ((4 + 1) >> 1) - 3, ((8 + 9) >> 1) + 1)]
    public void The_next_state_adds_those_before_it(int[] states, int minimum, int maximum)
    {
        IntegerNode second = State(2, [1, -3], [1], shift: 0, [0], states: [1]);
        (LayerRange[] ranges, _) = Prove(First, second, State(3, [1, -3], [1], shift: 0, [0], states));
        Assert.Equal(new IntegerRange(minimum, maximum), ranges[3].Membrane);
    }

    [Fact]
    public void A_state_beyond_16_bits_is_reported_and_goes_on_saturated()
    {
        IntegerNode large = State(2, [1, -3], [1 << 15], shift: 0, [0], states: [1]);
        (LayerRange[] ranges, Issue[] issues) = Prove(First, large, State(3, [1, 1], [1], shift: 0, [0], states: [2]));
        Assert.Equal(new IntegerRange((-3 * 32768) + 4, 32768 + 8), ranges[2].Membrane);
        Assert.Equal(new IntegerRange(-32768, 32769), ranges[3].Membrane);
        Assert.Equal([IssueCatalogue.ResidualSaturates, IssueCatalogue.ResidualSaturates], issues.Select(i => i.Rule));
        Assert.Contains("The state that 'State2' makes can reach -98300 to 32776 in 1 of 1 channels", issues[0].Message, StringComparison.Ordinal);
    }

    /// <summary>A channel has its own range, which the neurons on it have too: 0 to 2 in the first, 10 to 12 in the second one.</summary>
    [Fact]
    public void Channels_are_proved_apart()
    {
        var shape = new TensorShape(1, 1, 2);
        IntegerNode state = State(1, [1, 1, 1, 1], [1, 1], shift: 0, [0, 10], states: [], shape);
        (LayerRange[] ranges, Issue[] issues) = Prove(state, Neurons(2, state, threshold: 8));
        Assert.Equal(new IntegerRange(0, 12), ranges[1].Membrane);
        Assert.Equal(1, ranges[2].DeadChannels);
        Assert.Equal("1 of 2 channels of stage 'Neurons2' can never fire", issues.Single().Message[..50]);
    }

    /// <summary>8, 12, 14, 15 in four steps.</summary>
    [Theory]
    [InlineData(15, 0, 15)]
    [InlineData(16, 1, 15)]
    [InlineData(14, 0, 14)]
    public void Neurons_add_up_what_decays(int threshold, int dead, int maximum)
    {
        (LayerRange[] ranges, Issue[] issues) = Prove(First, Neurons(2, First, threshold));
        Assert.Equal(new IntegerRange(4, 8), ranges[2].Accumulator);
        Assert.Equal(new IntegerRange(4, maximum), ranges[2].Membrane);
        Assert.Equal(dead, ranges[2].DeadChannels);
        Assert.Equal(dead, issues.Count(i => i.Rule == IssueCatalogue.DeadChannels));
    }

    [Theory]
    [InlineData(1 << 20, 0)] // 2^20 * 2^15
    [InlineData(1 << 15, 30)] // what the shift brings back
    public void What_leaves_32_bits_before_the_shift_is_an_error(int weight, int shift)
    {
        (_, Issue[] issues) = Prove(State(1, [weight, weight], [1 << 15], shift, [0], states: []));
        Assert.Equal(IssueCatalogue.BoundNotProved, Assert.Single(issues).Rule);
    }

    /// <summary>Sums of 4 steps: 16 to 32, then -12 to 36 of the second state, halved.</summary>
    [Fact]
    public void Heads_add_up_all_steps_and_positions()
    {
        IntegerNode second = State(2, [1, -7], [1], shift: 0, [0], states: [1]);
        (LayerRange[] ranges, Issue[] issues) = Prove(First, second, Heads(3, [10, -1], shift: 1));
        Assert.Equal(new IntegerRange(-12, 36), ranges[3].Accumulator);
        Assert.Equal(new IntegerRange((10 * 8) - 18 + 7, (10 * 16) + 6 + 7), ranges[3].Membrane);
        Assert.Empty(issues);
    }

    [Fact]
    public void Scores_that_leave_32_bits_are_an_error()
    {
        // 2^15 * 4 * 127 * 127 is just below 2^31, with the bias of 7 and both states above it.
        IntegerNode second = State(2, [1, -3], [1 << 15], shift: 0, [0], states: [1]);
        IntegerNode[] nodes = [First, second, Heads(3, [127, 127], shift: 0, older: 2)];
        (_, Issue[] issues) = Prove(nodes);
        Assert.DoesNotContain(issues, i => i.Rule == IssueCatalogue.BoundNotProved);
        (_, issues) = Prove([.. nodes[..2], Heads(3, [127, 127], shift: 0, bias: int.MaxValue, older: 2)]);
        Assert.Contains(issues, i => i.Rule == IssueCatalogue.BoundNotProved && i.Message.Contains("'Heads3'", StringComparison.Ordinal));
    }

    [Fact]
    public void States_of_random_networks_stay_within_what_is_proved()
    {
        FloatGraph graph = TestNetwork.Graph(TestNetwork.Transformer);
        int reached = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            IntegerGraph linked = Linker.Run(graph, TestArtifacts.Random(graph, seed), new IssueSink())!;
            Plan plan = PassList.Run(Plan.Of(linked), new IssueSink())!;
            var image = new byte[36];
            new Random(seed).NextBytes(image);
            SimulationResult result = new Simulator(linked).Run(image);
            foreach (LayerPlan layer in plan.Layers.Where(l => l.Node.IsState))
            {
                IntegerRange proved = layer.Range!.Membrane.Saturate16();
                Assert.All(result.Layers[layer.Node.Id].SelectMany(step => step), value => Assert.InRange(value, proved.Minimum, proved.Maximum));
                reached += result.Layers[layer.Node.Id].SelectMany(step => step).Any(v => v > proved.Maximum / 4) ? 1 : 0;
            }

            LayerRange scores = plan.Layers[^1].Range!;
            Assert.All(result.Scores, score => Assert.InRange(score, scores.Membrane.Minimum, scores.Membrane.Maximum));
        }

        Assert.True(reached > 20, $"only {reached} states come near to what is proved");
    }

    /// <summary>A 1x1 convolution of events of two channels.</summary>
    private static IntegerNode State(int id, int[] weights, int[] multipliers, int shift, int[] biases, int[] states, TensorShape? shape = null)
    {
        TensorShape output = shape ?? Position;
        var geometry = new SynapseGeometry(new TensorShape(1, 1, 2), output, Window.Point, IsLinear: false);
        var synapse = new IntegerSynapse(geometry, WeightFormat.Symmetric8, weights.ToEquatableArray());
        var parameters = new StreamArtifact(new BranchArtifact(multipliers.ToEquatableArray(), shift), biases.ToEquatableArray());
        return new IntegerNode(id, $"State{id}", $"State{id}", new IntegerResidualOperation(0, states.ToEquatableArray(), synapse, parameters), output, ValueFormat.State, 0);
    }

    private static IntegerNode Neurons(int id, IntegerNode state, int threshold) => new(
        id,
        $"Neurons{id}",
        $"Neurons{id}",
        new ResidualNeuronOperation(state.Id, TestNetwork.Rule(fire: FireCondition.GreaterOrEqual), threshold),
        state.Shape,
        ValueFormat.Spikes,
        0);

    private static IntegerNode Heads(int id, int[] weights, int shift, int bias = 7, int older = 1) => new(
        id, $"Heads{id}", $"Heads{id}", new IntegerHeadsOperation(older, 2, new HeadsArtifact("Heads", weights.ToEquatableArray(), shift, [bias])), TensorShape.Flat(1), ValueFormat.Scores, 0);

    private static (LayerRange[] Ranges, Issue[] Issues) Prove(params IntegerNode[] nodes)
    {
        var declaration = new NetworkDeclaration("Proof", TimeSteps, new TensorShape(1, 1, 2), Budget: null, []) { EventMaximum = 1 };
        var input = new IntegerNode(0, "Input", "", new EventsOperation(1), declaration.Input, ValueFormat.Spikes, 0);
        var graph = new IntegerGraph(declaration, [input, .. nodes], new TrainingArtifact("", 0, 0, 0, 0, 0));
        var issues = new IssueSink();
        Plan plan = ProveRangesPass.Run(Plan.Of(graph), issues);
        return ([.. plan.Layers.Select(l => l.Range!)], [.. issues.ToArray()]);
    }
}
