using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Conformance.Tests.Comparison;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using SnnDsl.Conformance.Tests.Shrinking;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>What is drawn of spiking transformers, before it runs in C.</summary>
public sealed class RandomTransformerTests
{
    [Fact]
    public void Two_simulators_agree_in_every_spike_state_and_map()
    {
        var dense = new DenseSimulator();
        IReadOnlyList<CaseOutcome> outcomes = dense.Run(FixedCases.Transformers);
        foreach ((NetworkCase drawn, CaseOutcome outcome) in FixedCases.Transformers.Zip(outcomes))
        {
            Assert.Null(Comparer.FirstDifference(drawn, outcome)?.Text);
        }
    }

    [Fact]
    public void What_is_drawn_could_be_written_as_a_class()
    {
        foreach (NetworkCase drawn in FixedCases.Transformers)
        {
            var issues = new IssueSink();
            NetworkDeclaration? read = ClassModels.Read(drawn.Declaration, issues);
            Assert.True(read is not null, string.Join("\n", issues.ToArray()));
            Assert.Equal(DeclarationText.Lines(drawn.Declaration), DeclarationText.Lines(read));
            Assert.Contains("[AveragedHeads(", ClassPrinter.Print(drawn.Declaration), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_kind_of_transformer_runs_on_the_boards()
    {
        (IntegerGraph Graph, IntegerNode Node)[] nodes = [.. FixedCases.BoardsTransformers.SelectMany(c => c.Graph.Nodes.Select(n => (c.Graph, n)))];
        (IntegerAttentionOperation Operation, IntegerNode Node)[] attentions =
            [.. nodes.Where(n => n.Node.Operation is IntegerAttentionOperation).Select(n => ((IntegerAttentionOperation)n.Node.Operation, n.Node))];
        Assert.Equal(Enum.GetValues<AttentionOrder>(), attentions.Select(a => a.Operation.Order).Distinct().Order());
        Assert.True(attentions.Select(a => a.Operation.Heads).Distinct().Count() >= 4);
        Assert.Contains(attentions, a => a.Node.Shape.Height * a.Node.Shape.Width % 32 != 0);
        Assert.Contains(attentions, a => a.Node.Shape.Height * a.Node.Shape.Width > 32);
        Assert.Contains(attentions, a => a.Node.Shape.Channels / a.Operation.Heads % 2 == 1);
        Assert.Contains(attentions, a => a.Operation.Parameters.Lambda.Any(l => l < 0));
        Assert.Equal([0, 1, 2], nodes.Where(n => n.Node.IsState).Select(n => n.Node.Inputs.Count - 1).Distinct().Order());
        Assert.Contains(nodes, n => n.Node.IsState && n.Node.Synapse!.Format.Bits > 1);
        Assert.Contains(nodes, n => n.Node.Operation is IntegerPoolOperation { Window.Padding.Height: > 0 });
        Assert.Contains(FixedCases.BoardsTransformers, c => c.Declaration.TimeSteps == 1);
        Assert.Contains(FixedCases.BoardsTransformers, c => c.Graph.Nodes.Count(n => n.Operation is IntegerAttentionOperation) > 1);
        Assert.Contains(FixedCases.BoardsTransformers.SelectMany(ExpectedResults.Of).SelectMany(r => r.Layers).SelectMany(l => l).SelectMany(t => t), v => v is short.MinValue or short.MaxValue);
    }

    [Fact]
    public void A_transformer_that_fails_shrinks_to_fewer_steps_and_pixels()
    {
        NetworkCase failing = FixedCases.Transformers.First(c => c.Declaration.TimeSteps > 1);
        NetworkDeclaration[] simpler = [.. DeclarationReductions.Of(failing.Declaration)];
        Assert.Contains(simpler, d => d.TimeSteps == 1);
        NetworkDeclaration single = simpler.First(d => d.TimeSteps == 1);
        Assert.NotNull(ParameterFitter.Fit(single, failing.Artifact, failing.Declaration));
    }
}
