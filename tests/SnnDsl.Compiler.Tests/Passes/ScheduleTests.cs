using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;
using Xunit;

namespace SnnDsl.Compiler.Tests.Passes;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData(Schedules.Framed, new[] { Schedules.Framed })]
    [InlineData(Schedules.Streaming, new[] { Schedules.Streaming })]
    [InlineData(Schedules.Framed | Schedules.Streaming, new[] { Schedules.Framed, Schedules.Streaming })]
    public void Memory_is_planned_for_every_schedule_that_is_asked_for(Schedules asked, Schedules[] planned)
    {
        Plan plan = TestNetwork.Compile(TestNetwork.Streamed with { Schedules = asked });
        Assert.Equal(planned, plan.Schedules.Select(s => s.Schedule));
        Assert.Empty(PlanVerifier.Problems(plan));
    }

    [Fact]
    public void A_stream_keeps_membranes_scores_and_two_counts()
    {
        SchedulePlan stream = TestNetwork.Compile(TestNetwork.Streamed).Schedule(Schedules.Streaming)!;
        // 6x5x16 codes of 2 bits, 2x1x5 codes of 8 bits, one group of 16-bit lanes; 3 scores.
        Assert.Equal([30, 3, 8], stream.Layers.Where(l => l.Membranes is not null).Select(l => l.Membranes!.Value.Words));
        Assert.Equal(30 + 3 + 8, stream.MembraneWords);
        Assert.Equal(41 + 3 + 2, stream.KeptWords);
        Assert.Equal(4 * (stream.KeptWords + stream.ArenaWords), stream.InstanceBytes);
    }

    [Fact]
    public void A_frame_keeps_nothing()
    {
        SchedulePlan framed = TestNetwork.Compile(TestNetwork.Streamed).Schedule(Schedules.Framed)!;
        Assert.Equal(0, framed.MembraneWords);
        Assert.All(framed.Layers, l => Assert.Null(l.Membranes));
    }

    [Theory]
    [InlineData(8, 4)]
    [InlineData(4, 8)]
    [InlineData(2, 16)]
    public void Codes_take_their_bits_and_lanes_take_16(int bits, int neuronsPerWord)
    {
        Assert.Equal(6 * 5 * 16 / neuronsPerWord, FirstMembranes(bits));
        Assert.Equal(6 * 5 * 16 / 2, FirstMembranes(bits: 0));
    }

    [Fact]
    public void Each_schedule_has_to_fit_the_budget()
    {
        NetworkDeclaration tight = TestNetwork.Streamed with { Budget = new BudgetDeclaration(0, 1, 0), Stages = Widened() };
        var issues = new IssueSink();
        Assert.Null(PassList.Run(Plan.Of(TestNetwork.Link(tight)), issues));
        // A window of the same network keeps no membranes, and fits.
        Issue issue = Assert.Single(issues.ToArray());
        Assert.Equal(IssueCatalogue.RamBudgetExceeded, issue.Rule);
        Assert.Contains("by the streaming schedule, 3884 bytes of it for membranes", issue.Message, StringComparison.Ordinal);
    }

    private static int FirstMembranes(int bits)
    {
        EquatableArray<StageDeclaration> stages = TestNetwork.Streamed.Stages
            .Select((s, i) => i > 0 ? s : s with { Layers = [.. s.Layers.Select(l => l is NeuronDeclaration ? TestNetwork.Lif(membraneBits: bits) : l)] })
            .ToEquatableArray();
        return TestNetwork.Compile(TestNetwork.Streamed with { Stages = stages }).Schedule(Schedules.Streaming)!.Layers[1].Membranes!.Value.Words;
    }

    /// <summary>The first stage with 64 channels in place of 16, its membranes as they are.</summary>
    private static EquatableArray<StageDeclaration> Widened() => TestNetwork.Streamed.Stages
        .Select((s, i) => i > 0 ? s : s with { Layers = [TestNetwork.Conv(64, 3, 1, 1, 4), TestNetwork.Lif(), s.Layers[2]] })
        .ToEquatableArray();
}
