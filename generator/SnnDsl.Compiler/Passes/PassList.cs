using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Passes;

/// <summary>A pass: a pure function from plan to plan, which may report issues.</summary>
public sealed record Pass(string Name, Func<Plan, IssueSink, Plan> Run);

/// <summary>The passes over the integer graph, in order. A new pass is a new file and a line here.</summary>
public static class PassList
{
    public static IReadOnlyList<Pass> All { get; } =
    [
        new("ProveRanges", ProveRangesPass.Run),
        new("ChooseStorage", ChooseStoragePass.Run),
        new("ChooseKernels", ChooseKernelsPass.Run),
        new("LayOutConstants", LayOutConstantsPass.Run),
        new("PlanMemory", PlanMemoryPass.Run),
        new("CheckBudget", CheckBudgetPass.Run),
    ];

    /// <summary>Runs all passes; <see langword="null"/> as soon as one reports an error.</summary>
    /// <param name="plan">The plan before the first pass.</param>
    /// <param name="issues">Receives what the passes report.</param>
    /// <param name="afterEach">Called after each pass: tests verify the plan there.</param>
    /// <param name="cancellation">Asked before each pass.</param>
    public static Plan? Run(Plan plan, IssueSink issues, Action<Pass, Plan>? afterEach = null, CancellationToken cancellation = default)
    {
        foreach (Pass pass in All)
        {
            cancellation.ThrowIfCancellationRequested();
            plan = pass.Run(plan, issues);
            if (issues.HasErrors)
            {
                return null;
            }

            afterEach?.Invoke(pass, plan);
        }

        return plan;
    }
}
