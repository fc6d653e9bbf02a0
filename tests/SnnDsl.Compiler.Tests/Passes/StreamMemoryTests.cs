using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;
using Xunit;

namespace SnnDsl.Compiler.Tests.Passes;

/// <summary>Where states of streams and the working memory of attention stand.</summary>
public sealed class StreamMemoryTests
{
    private static readonly Plan Former = TestNetwork.Compile(TestNetwork.Transformer);

    private static SchedulePlan Framed => Former.Schedules[0];

    [Fact]
    public void Plan_is_sound_after_every_pass() =>
        Assert.NotNull(PassList.Run(
            Plan.Of(TestNetwork.Link(TestNetwork.Transformer)), new IssueSink(), (_, plan) => Assert.Empty(PlanVerifier.Problems(plan))));

    [Theory]
    [InlineData("Mix.Contract", "Embed")] // the older of two
    [InlineData("Plain.Project", "Mix.Contract")] // the only one
    [InlineData("Last.Contract", "Down.Embed")]
    public void A_state_takes_over_the_memory_of_one_that_nothing_reads_later(string next, string state) =>
        Assert.Equal(Output(state), Output(next));

    [Theory]
    [InlineData("Near.Project", "Embed")] // is joined again by Mix.Contract
    [InlineData("Far.Project", "Down.Embed")]
    [InlineData("Last.Contract", "Far.Project")] // the heads read both
    public void A_state_stands_beside_one_that_is_read_later(string next, string state) => Assert.False(Output(next).Overlaps(Output(state)));

    /// <summary>3 steps of 135 or 64 numbers of 16 bits.</summary>
    [Fact]
    public void States_are_two_to_a_word()
    {
        Assert.Equal(203, Output("Embed").Words);
        Assert.Equal(96, Output("Down.Embed").Words);
    }

    /// <summary>The newest state where only the older one is read later.</summary>
    [Fact]
    public void The_newest_state_gives_its_memory_if_the_older_one_cannot()
    {
        // The heads read Embed, which has the shape of the first stream, instead of the second stream's states.
        IntegerNode embed = Node("Embed");
        Plan changed = PlanMemoryPass.Run(Former with { Graph = WithHeads(Former.Graph, embed.Id, embed.Id) }, new IssueSink());
        SchedulePlan schedule = changed.Schedules[0];
        Assert.Equal(schedule.Layers[Node("Near.Project").Id].Output, schedule.Layers[Node("Mix.Contract").Id].Output);
        Assert.False(schedule.Layers[embed.Id].Output!.Value.Overlaps(schedule.Layers[Node("Mix.Contract").Id].Output!.Value));
        Assert.Empty(PlanVerifier.Problems(changed));
    }

    [Fact]
    public void Verifier_finds_a_state_that_is_read_after_it_was_replaced()
    {
        IntegerGraph graph = WithHeads(Former.Graph, Node("Down.Embed").Id, Node("Last.Contract").Id);
        Assert.Contains("Last.Contract runs with overlapping buffers", PlanVerifier.Problems(Former with { Graph = graph }));
    }

    [Fact]
    public void Verifier_finds_a_state_that_stands_askew_on_the_one_it_replaces()
    {
        ArenaBuffer output = Output("Plain.Project");
        Assert.Contains(
            "Plain.Project runs with overlapping buffers", PlanVerifier.Problems(Moved("Plain.Project", output with { Offset = output.Offset + 1 })));
    }

    [Fact]
    public void Verifier_finds_spikes_that_replace_the_state_they_come_from() =>
        Assert.Contains("Mix.Listen runs with overlapping buffers", PlanVerifier.Problems(Moved("Mix.Listen", Output("Near.Project"))));

    [Theory]
    [InlineData("Near.Query", "Near.Project")] // a synapse of states
    [InlineData("Mix.Listen", "Mix.Expand")] // a neuron on spikes
    public void Verifier_finds_states_and_spikes_in_each_others_place(string reader, string source)
    {
        IntegerGraph graph = Former.Graph;
        IntegerNode wrong = Node(reader) with { Operation = Reading(Node(reader).Operation, Node(source).Id) };
        // Ids go up, so that a value that comes later is moved to the front.
        IntegerNode[] nodes = [.. graph.Nodes.Select(n => n.Id == wrong.Id ? wrong : n)];
        IEnumerable<string> problems = PlanVerifier.Problems(Former with { Graph = graph with { Nodes = [.. nodes] } });
        Assert.Contains(problems, p => p.StartsWith(reader + " reads", StringComparison.Ordinal));
    }

    /// <summary>The macros of snn/attention.h and snn/residual.h, as tests/c/test_former.c has them from the C compiler.</summary>
    [Fact]
    public void Working_memory_is_what_the_kernels_ask_for()
    {
        Assert.Equal(134, Framed.Layers[Node("Near.Map").Id].Scratch!.Value.Words);
        Assert.Equal(97, Framed.Layers[Node("Far.Map").Id].Scratch!.Value.Words);
        WorkingMemory contract = WorkingMemory.Of(Former.Graph, Former.Layers[Node("Mix.Contract").Id]);
        Assert.Equal((23, 94), (contract.Words, contract.ListEntries));
        Assert.Equal(81, Framed.MapWords);
    }

    [Fact]
    public void Memory_peaks_where_most_of_it_lives()
    {
        (IntegerNode node, int bytes) = PeakMemory.Of(Former.Graph, Framed);
        Assert.Equal("Mix.Contract", node.Name);
        // Two states, 27 words of spikes, and the working memory; the next state takes over the older one's.
        Assert.Equal(4 * ((2 * 203) + 27 + 23 + 47), bytes);
        Assert.Equal(bytes, 4 * Framed.ArenaWords);
    }

    [Fact]
    public void A_budget_that_is_too_small_names_the_peak()
    {
        var issues = new IssueSink();
        NetworkDeclaration small = TestNetwork.Transformer with { Budget = new BudgetDeclaration(FlashKiB: 2, RamKiB: 1, Element: 7) };
        Assert.Null(PassList.Run(Plan.Of(TestNetwork.Link(small)), issues));
        string[] errors = [.. issues.ToArray().Where(i => i.Rule.Severity == IssueSeverity.Error).Select(i => i.Message)];
        Assert.Contains(errors, e => e.Contains("it peaks in stage 'Mix.Contract'", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.Contains("stage 'Down.Embed' costs most", StringComparison.Ordinal));
    }

    /// <summary>Weights in whole groups, a multiplier and a bias per channel, gains, and bytes of the heads.</summary>
    [Theory]
    [InlineData("Embed", (72 * 4) + (15 * 6))]
    [InlineData("Plain.Project", (15 * 8) + (15 * 6))]
    [InlineData("Near.Listen", 0)]
    [InlineData("Near.Map", 2 * 9)]
    [InlineData("Classifier", (32 * 3) + (3 * 4))]
    public void Constants_are_counted(string stage, int bytes) => Assert.Equal(bytes, Former.Layers[Node(stage).Id].ConstantBytes);

    private static IntegerOperation Reading(IntegerOperation operation, int source) => operation switch
    {
        SpikingOperation spiking => spiking with { Source = source },
        ResidualNeuronOperation neuron => neuron with { State = source },
        _ => throw new ArgumentException($"{operation} is not moved.", nameof(operation)),
    };

    private static IntegerNode Node(string name) => Former.Graph.Nodes.Single(n => n.Name == name);

    private static ArenaBuffer Output(string name) => Framed.Layers[Node(name).Id].Output!.Value;

    private static IntegerGraph WithHeads(IntegerGraph graph, int older, int newer) => graph with
    {
        Nodes = [.. graph.Nodes.Select(n => n.Operation is IntegerHeadsOperation heads ? n with { Operation = heads with { Older = older, Newer = newer } } : n)],
    };

    private static Plan Moved(string name, ArenaBuffer output)
    {
        int id = Node(name).Id;
        return Former with { Schedules = [Framed with { Layers = [.. Framed.Layers.Select((l, i) => i == id ? l with { Output = output } : l)] }] };
    }
}
