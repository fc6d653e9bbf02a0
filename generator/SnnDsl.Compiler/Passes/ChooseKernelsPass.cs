using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// Chooses the kernels of layers: those a stage asks for, otherwise the cheapest admissible ones. Event lists are as long as the
/// budget of memory allows.
/// </summary>
public static class ChooseKernelsPass
{
    /// <summary>Bytes of working memory up to which event lists are made longer, unless the budget allows less.</summary>
    public const int ListMemoryBytes = 4096;

    public static Plan Run(Plan plan, IssueSink issues)
    {
        int listBytes = ListMemoryBytes;
        while (listBytes > 0 && IsOverBudget(Choose(plan, listBytes, new IssueSink())))
        {
            listBytes -= ListMemoryBytes / 16;
        }

        return Choose(plan, listBytes, issues);
    }

    private static bool IsOverBudget(Plan plan) =>
        plan.Graph.Declaration.Budget is { RamKiB: > 0 } budget
        && PlanMemoryPass.Run(plan, new IssueSink()).StateBytes > budget.RamKiB * 1024L;

    private static Plan Choose(Plan plan, int listBytes, IssueSink issues)
    {
        var scope = new KernelScope(plan, listBytes, issues);
        return plan.Map(layer => layer with { Kernel = layer.Node.Operation.Kernel(scope, layer) });
    }
}
