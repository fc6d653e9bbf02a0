using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Conformance.Tests.Comparison;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
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
        }
    }
}
