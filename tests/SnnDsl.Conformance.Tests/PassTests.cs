using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using SnnDsl.Conformance.Tests.Shrinking;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>The passes on random networks.</summary>
public sealed class PassTests
{
    private const int Count = 150;
    private const int MoreImages = 10;

    [Fact]
    public void The_plan_is_sound_after_every_pass()
    {
        int verified = 0;
        for (int seed = 1; seed <= Count; seed++)
        {
            CaseGenerator.Draw(seed, (pass, plan) =>
            {
                verified++;
                IReadOnlyList<string> problems = PlanVerifier.Problems(plan);
                Assert.True(problems.Count == 0, $"seed {seed}, after {pass.Name}: {string.Join("; ", problems)}");
            });
        }

        Assert.True(verified >= Count * PassList.All.Count);
    }

    [Fact]
    public void Accumulators_and_membranes_stay_within_their_proved_ranges()
    {
        for (int seed = 1; seed <= Count; seed++)
        {
            NetworkCase drawn = CaseGenerator.Draw(seed);
            var random = new SplitMix((ulong)seed + 1_000_000);
            byte[][] images = [.. Enumerable.Range(0, MoreImages).SelectMany(_ => ImageGenerator.Draw(drawn.Declaration, random))];
            var simulator = new DenseSimulator();
            simulator.Run([drawn with { Images = images }]);
            foreach (LayerPlan layer in drawn.Plan.Layers.Where(l => l.Range is not null))
            {
                (IntegerRange accumulator, IntegerRange membrane) = simulator.Seen[(drawn.Name, layer.Node.Id)];
                // The read-out's range covers the whole window, as what the simulator keeps does.
                AssertWithin(layer.Range!.Accumulator, accumulator, $"seed {seed}, accumulator of {layer.Node.Name}");
                AssertWithin(layer.Range.Membrane, membrane, $"seed {seed}, membrane of {layer.Node.Name}");
            }
        }
    }

    [Fact]
    public void The_accumulator_range_of_a_linear_layer_that_reads_the_input_is_reached()
    {
        int reached = 0;
        foreach (NetworkCase drawn in CaseGenerator.Draw(1, Count).Where(c => c.Graph.Nodes[1].Operation is SpikingOperation { Synapse.Geometry.IsLinear: true }))
        {
            IntegerSynapse synapse = ((SpikingOperation)drawn.Graph.Nodes[1].Operation).Synapse;
            int fanIn = synapse.Geometry.FanIn;
            int steps = drawn.Declaration.ReadsEvents ? drawn.Declaration.TimeSteps : 1;
            byte largest = (byte)drawn.Graph.Nodes[0].Maximum;
            byte[][] images = [.. Enumerable.Range(0, synapse.Geometry.Output.Channels).SelectMany(c => new[] { 1, -1 }.Select(sign =>
                Enumerable.Range(0, fanIn * steps)
                    .Select(i => synapse.Weights[(c * fanIn) + (i % fanIn)] * sign > 0 ? largest : (byte)0).ToArray()))];
            var simulator = new DenseSimulator();
            simulator.Run([drawn with { Images = images }]);
            Assert.Equal(drawn.Plan.Layers[1].Range!.Accumulator, simulator.Seen[(drawn.Name, 1)].Accumulator);
            reached++;
        }

        Assert.True(reached >= 10, $"only {reached} networks start with a linear layer");
    }

    [Fact]
    public void Equal_seeds_give_equal_bytes()
    {
        for (int seed = 1; seed <= Count; seed++)
        {
            Assert.Equal(CaseGenerator.Draw(seed).Files, CaseGenerator.Draw(seed).Files);
        }
    }

    [Fact]
    public void What_is_drawn_could_be_written_as_a_class()
    {
        foreach (NetworkCase drawn in CaseGenerator.Draw(1, Count))
        {
            var issues = new IssueSink();
            NetworkDeclaration? read = ClassModels.Read(drawn.Declaration, issues);
            Assert.True(issues.ToArray().Count == 0, ClassPrinter.Print(drawn.Declaration) + string.Join("\n", issues.ToArray()));
            Assert.Equal(drawn.Declaration, read);
        }
    }

    private static void AssertWithin(IntegerRange proved, IntegerRange seen, string what) =>
        Assert.True(seen.Minimum >= proved.Minimum && seen.Maximum <= proved.Maximum, $"{what}: proved {proved}, seen {seen}");
}
