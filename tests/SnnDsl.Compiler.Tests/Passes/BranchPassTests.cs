using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;
using Xunit;

namespace SnnDsl.Compiler.Tests.Passes;

/// <summary>Linking and passes of networks with two currents into one neuron.</summary>
public sealed class BranchPassTests
{
    [Fact]
    public void Plan_is_sound_after_every_pass() =>
        Assert.NotNull(PassList.Run(
            Plan.Of(TestNetwork.Link(TestNetwork.Branched)), new IssueSink(), (_, plan) => Assert.Empty(PlanVerifier.Problems(plan))));

    [Fact]
    public void Two_synapses_become_one_node_that_knows_what_each_reads()
    {
        IntegerGraph graph = TestNetwork.Link(TestNetwork.Branched);
        IntegerNode join = graph.Nodes.Single(n => n.Name == "Join");
        Assert.Equal("Second", join.Stage);
        Assert.Equal("First", graph.Source(join).Name);
        Assert.Equal(["First"], graph.Shortcuts(join).Select(n => n.Name));
        Assert.Equal("Stem", graph.BranchSource(join)!.Name);
        Assert.Equal("Down", ((SpikingOperation)join.Operation).Branch!.Stage);
        Assert.Null(graph.BranchSource(graph.Source(join)));
        Assert.Contains(
            "Join [kernel 3x3, stride 1, padding 1, 324 weights, 1 bit odd] + Down [kernel 1x1, stride 2, padding 0, 18 weights, 1 bit odd]",
            GraphDump.Write(graph),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_source_of_a_branch_lives_until_the_branch_runs()
    {
        Plan plan = TestNetwork.Compile(TestNetwork.Branched);
        IntegerNode sum = plan.Graph.Nodes.Single(n => n.Name == "Sum");
        int stem = plan.Graph.BranchSource(sum)!.Id;
        Assert.Equal(sum.Id, PlanMemoryPass.LastReader(plan.Graph, stem));
        Assert.All(plan.Schedules, schedule => Assert.All(
            Enumerable.Range(stem + 1, sum.Id - stem),
            id => Assert.False(schedule.Layers[stem].Output!.Value.Overlaps(schedule.Layers[id].Output!.Value))));
    }

    [Fact]
    public void The_event_list_holds_the_longer_of_both_windows()
    {
        Plan plan = TestNetwork.Compile(TestNetwork.Branched);
        LayerPlan sum = plan.Layers.Single(l => l.Node.Name == "Sum");
        Assert.Equal(105, WorkingMemory.Of(plan.Graph, sum).ListEntries);
    }

    /// <summary>Counts of up to 3 events take two planes, of which a list holds one column at a time.</summary>
    [Theory]
    [InlineData(1, 5)]
    [InlineData(3, 1)]
    public void Both_currents_may_read_events(int eventMaximum, int columns)
    {
        var declaration = new NetworkDeclaration(
            "EventSum",
            2,
            new TensorShape(5, 5, 2),
            Budget: null,
            [
                new StageDeclaration("Edges", [TestNetwork.Conv(6, 3, 1, 1, 2)], 0),
                new StageDeclaration("Spots", [TestNetwork.Conv(6, 1, 1, 0, 8)], 0),
                new StageDeclaration("Join", [TestNetwork.Lif(membraneBits: 8)], 0),
                new StageDeclaration("Classifier", [new LinearDeclaration(3, 8, 0)], 0),
            ])
        {
            EventMaximum = eventMaximum,
            Schedules = Schedules.Framed | Schedules.Streaming,
            MaximumSteps = 2,
            Forward =
            [
                new ApplyStep("Edges", 0, [], 0),
                new ApplyStep("Spots", 0, [], 0),
                new ApplyStep("Join", 1, [], 0) { Branch = 2 },
                new ApplyStep("Classifier", 3, [], 0),
            ],
        };
        Plan plan = TestNetwork.Compile(declaration);
        Assert.Equal(columns, plan.Layers[1].Kernel!.Columns);
        string text = NetworkEmitter.Emit(plan).Single(f => f.Name.EndsWith(".c", StringComparison.Ordinal)).Text;
        // By both schedules.
        Assert.Equal(2, text.Split(".side_current = &spots_side_current, .side_input = events}").Length - 1);
        Assert.Contains($".planes = {(eventMaximum == 1 ? 1 : 2)},\n    .synapse.sum = snn_sum_s8,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_branch_widens_the_proved_range()
    {
        var codes = new MembraneCodes(2, [0], [0], [1], 0);
        var neuron = new NeuronConstants(TestNetwork.Rule(), 0, 100, 0) { Codes = codes };
        MembraneRange reached = ChannelRange.Membrane(new IntegerRange(-5, 30), neuron with { Branch = new IntegerRange(-7, 11) }, 1);
        Assert.Equal(new IntegerRange(-12, 41), reached.Membrane);
    }

    [Fact]
    public void A_product_of_a_branch_that_does_not_fit_32_bits_is_refused()
    {
        IntegerGraph graph = TestNetwork.Link(TestNetwork.Branched);
        IntegerNode join = graph.Nodes.Single(n => n.Name == "Join");
        var operation = (SpikingOperation)join.Operation;
        IntegerBranch branch = operation.Branch!;
        // The shift brings the current back to where V would fit.
        var large = branch with
        {
            Synapse = branch.Synapse with { Weights = [.. branch.Synapse.Weights.Select(_ => 1 << 20)] },
            Parameters = new BranchArtifact([.. branch.Parameters.Multipliers.Select(_ => 1 << 10)], 30),
        };
        IntegerNode changed = join with { Operation = operation with { Branch = large } };
        var issues = new IssueSink();
        ProveRangesPass.Run(Plan.Of(graph with { Nodes = [.. graph.Nodes.Select(n => n.Id == join.Id ? changed : n)] }), issues);
        Assert.Equal(IssueCatalogue.BoundNotProved, Assert.Single(issues.ToArray(), i => i.Rule.Severity == IssueSeverity.Error).Rule);
    }

    [Fact]
    public void An_artifact_with_branches_survives_being_written_and_read()
    {
        NetworkArtifact artifact = TestNetwork.Artifact(TestNetwork.Branched);
        Assert.Equal(artifact, ArtifactReader.Read("BranchNet", ArtifactWriter.Write(artifact), new IssueSink()));
    }

    [Fact]
    public void The_sum_is_part_of_the_declaration_that_parameters_belong_to() =>
        Assert.Contains("value 5: Join of 3 + 2 + current 4", DeclarationText.Lines(TestNetwork.Branched));

    public static TheoryData<string, string> BrokenArtifacts => new()
    {
        { "Down without scale", "the scale of stage 'Down' is missing or is not a set of current multipliers alone" },
        { "Down with thresholds", "the scale of stage 'Down' is missing or is not a set of current multipliers alone" },
        { "Down with 5 multipliers", "current multipliers of stage 'Down' has 5 values, the declaration needs 6" },
        { "First as a branch", "the scale of stage 'First' is missing or is not one of thresholds or multipliers" },
        { "Second without common format", "the set of current multipliers of stage 'Second' is missing or is not there, though the current of 'Down' is added" },
    };

    [Theory]
    [MemberData(nameof(BrokenArtifacts))]
    public void An_artifact_that_does_not_fit_the_sum_is_refused(string how, string message)
    {
        NetworkArtifact artifact = TestNetwork.Artifact(TestNetwork.Branched);
        StageArtifact Entry(string stage) => artifact.Stages.Single(s => s.Name == stage);
        NeuronArtifact second = Entry("Second").Neuron!;
        StageArtifact broken = how switch
        {
            "Down without scale" => Entry("Down") with { Branch = null },
            "Down with thresholds" => Entry("Down") with { Neuron = second },
            "Down with 5 multipliers" => Entry("Down") with { Branch = new BranchArtifact([1, 1, 1, 1, 1], 0) },
            "First as a branch" => Entry("First") with { Branch = Entry("Down").Branch, Neuron = null },
            _ => Entry("Second") with { Neuron = second with { Codes = PerChannel(second.Codes!, channels: 6) } },
        };
        var issues = new IssueSink();
        NetworkArtifact changed = artifact with { Stages = [.. artifact.Stages.Select(s => s.Name == broken.Name ? broken : s)] };
        Assert.Null(Linker.Run(TestNetwork.Graph(TestNetwork.Branched), changed, issues));
        Assert.Contains(message, Assert.Single(issues.ToArray()).Message, StringComparison.Ordinal);
    }

    private static MembraneCodes PerChannel(MembraneCodes common, int channels)
    {
        EquatableArray<int> Rows(EquatableArray<int> row) => [.. Enumerable.Repeat(row, channels).SelectMany(r => r)];
        return common with { Entries = Rows(common.Entries), Rungs = Rows(common.Rungs), Multipliers = [], Shift = 0 };
    }
}
