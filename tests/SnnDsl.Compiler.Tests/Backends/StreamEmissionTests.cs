using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;
using SnnDsl.Compiler.Simulation;
using Xunit;

namespace SnnDsl.Compiler.Tests.Backends;

/// <summary>C of residual streams, attention and heads.</summary>
public sealed class StreamEmissionTests
{
    /// <summary>Scores that tests/c/test_former.c expects of the golden file.</summary>
    [Theory]
    [InlineData(0, new[] { 10120, -29209, -10143 })]
    [InlineData(1, new[] { 6221, -45669, 5716 })]
    [InlineData(2, new[] { 7329, -43835, 6491 })]
    public void The_test_of_the_golden_C_knows_the_scores(int number, int[] scores)
    {
        byte[] image = [.. Enumerable.Range(0, 25).Select(i => unchecked((byte)((i * (7 + (24 * number))) + (13 * number))))];
        Assert.Equal(scores, new Simulator(TestNetwork.Link(TestNetwork.SmallTransformer)).Run(image).Scores);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Columns_of_a_list_can_be_asked_for(int asked, int chosen)
    {
        Plan plan = TestNetwork.Compile(WithKernel("Mix.Contract", NeuronKernel.Automatic, SumKernel.Automatic, asked));
        LayerPlan layer = plan.Layers.Single(l => l.Node.Name == "Mix.Contract");
        Assert.Equal(chosen, layer.Kernel!.Columns);
        Assert.Contains($"Kernels: event lists for {chosen} of 3 columns; sums in 32 bits.", Text(plan, ".c"), StringComparison.Ordinal);
        Assert.Contains($".tile = {chosen},", Text(plan, ".c"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NeuronKernel.Lanes, SumKernel.Automatic, 0, "neurons or sums in stage 'Mix.Contract', which makes the state of a stream: only Columns can be chosen")]
    [InlineData(NeuronKernel.Automatic, SumKernel.Spikes, 0, "neurons or sums in stage 'Mix.Contract'")]
    [InlineData(NeuronKernel.Automatic, SumKernel.Automatic, 4, "Columns = 4 in stage 'Mix.Contract', which has room for 3 at most")]
    public void Kernels_that_are_not_there_are_refused(NeuronKernel neurons, SumKernel sums, int columns, string message)
    {
        var issues = new IssueSink();
        Assert.Null(PassList.Run(Plan.Of(TestNetwork.Link(WithKernel("Mix.Contract", neurons, sums, columns))), issues));
        Issue error = Assert.Single(issues.ToArray(), i => i.Rule.Severity == IssueSeverity.Error);
        Assert.Equal(IssueCatalogue.KernelNotPossible, error.Rule);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Counts have several planes, of which a list holds one column at a time.</summary>
    [Fact]
    public void A_stream_may_begin_with_counts()
    {
        Plan plan = TestNetwork.Compile(TestNetwork.Transformer);
        Assert.Equal(1, plan.Layers.Single(l => l.Node.Name == "Down.Embed").Kernel!.Columns);
        Assert.Contains("    .planes = 3,\n    .tile = 1,\n    .synapse.sum = snn_sum_s2,", Text(plan, ".c"), StringComparison.Ordinal);
    }

    /// <summary>A linear layer is a 1x1 convolution of one position, which the kernel of streams is.</summary>
    [Fact]
    public void A_linear_layer_into_a_stream_runs_as_a_convolution()
    {
        NetworkDeclaration declaration = TestNetwork.Convolutional with
        {
            Stages =
            [
                new StageDeclaration("Stem", [TestNetwork.Conv(2, 1, 1, 0, 8), TestNetwork.Lif()], 0),
                new StageDeclaration("Embed", [new LinearDeclaration(5, 4, 0)], 0),
                new StageDeclaration("Scores", [new HeadsDeclaration(3, 0)], 0),
            ],
            Forward =
            [
                new ApplyStep("Stem", 0, [], 0),
                new ApplyStep("Embed", 1, [], 0),
                new JoinStep(2, [], 0),
                new HeadsStep("Scores", 3, 3, 0),
            ],
        };
        Plan plan = TestNetwork.Compile(declaration);
        LayerPlan layer = plan.Layers.Single(l => l.Node.Name == "Embed");
        Assert.Empty(PlanVerifier.Problems(plan));
        Assert.Equal((5 + 8, 72 + 1 + 1), (WorkingMemory.Of(plan.Graph, layer).Words, WorkingMemory.Of(plan.Graph, layer).ListEntries));
        Assert.Contains(
            "    .input = {1, 1, 72},\n    .output = {1, 1, 5},\n    .kernel = {1, 1},\n    .stride = {1, 1},\n    .padding = {0, 0},\n    .planes = 1,\n    .tile = 1,\n",
            Text(plan, ".c"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_without_streams_have_no_memory_for_them()
    {
        string text = Text(TestNetwork.Compile(TestNetwork.Convolutional), ".h") + Text(TestNetwork.Compile(TestNetwork.Convolutional), ".c");
        Assert.DoesNotContain("states[", text, StringComparison.Ordinal);
        Assert.DoesNotContain("MAP", text, StringComparison.Ordinal);
    }

    private static string Text(Plan plan, string ending) => NetworkEmitter.Emit(plan).Single(f => f.Name.EndsWith(ending, StringComparison.Ordinal)).Text;

    private static NetworkDeclaration WithKernel(string stage, NeuronKernel neurons, SumKernel sums, int columns) => TestNetwork.Transformer with
    {
        Stages = [.. TestNetwork.Transformer.Stages.Select(s => s.Name == stage ? s with { Kernel = new KernelDeclaration(neurons, sums, columns, 0) } : s)],
    };
}
