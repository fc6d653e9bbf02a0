using SnnDsl.Conformance.Tests.Comparison;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using SnnDsl.Conformance.Tests.Shrinking;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>What every executor has to pass: one subclass each.</summary>
public abstract class ConformanceSuite
{
    private protected abstract IExecutor Executor { get; }

    /// <summary>Runs the small networks of a failure report.</summary>
    private protected virtual IExecutor ShrinkingExecutor => Executor;

    private protected virtual IReadOnlyList<NetworkCase> Cases => FixedCases.OfBoards;

    [Fact]
    public void Random_networks_equal_the_simulator_in_every_spike_and_score()
    {
        IReadOnlyList<CaseOutcome> outcomes = Executor.Run(Cases);
        Assert.Equal(Cases.Count, outcomes.Count);
        NetworkCase[] failing = [.. Cases.Where((c, i) => Comparer.FirstDifference(c, outcomes[i]) is not null)];
        if (failing.Length > 0)
        {
            Assert.Fail(
                $"{Executor.Name}: {failing.Length} of {Cases.Count} networks differ from the simulator: "
                + $"{string.Join(", ", failing.Select(f => f.Name))}\n{FailureReport.Write(failing[0], ShrinkingExecutor)}");
        }
    }
}
