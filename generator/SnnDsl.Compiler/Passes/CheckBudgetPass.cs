using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Passes;

/// <summary>Compares constants and state with the declared budget and names the layer that costs most.</summary>
public static class CheckBudgetPass
{
    public static Plan Run(Plan plan, IssueSink issues)
    {
        if (plan.Graph.Declaration.Budget is not { } budget)
        {
            return plan;
        }

        if (IsOver(plan.ConstantBytes, budget.FlashKiB))
        {
            LayerPlan worst = plan.Layers.OrderByDescending(l => l.ConstantBytes).First();
            issues.Add(IssueCatalogue.FlashBudgetExceeded.At(
                budget.Element, plan.Graph.Name, plan.ConstantBytes, budget.FlashKiB * 1024L, budget.FlashKiB, worst.Node.Stage, worst.ConstantBytes));
        }

        if (IsOver(plan.StateBytes, budget.RamKiB))
        {
            LayerPlan peak = plan.Layers.OrderByDescending(l => LiveBytes(plan, l)).First();
            issues.Add(IssueCatalogue.RamBudgetExceeded.At(
                budget.Element, plan.Graph.Name, plan.StateBytes, budget.RamKiB * 1024L, budget.RamKiB, peak.Node.Stage, LiveBytes(plan, peak)));
        }

        return plan;
    }

    private static bool IsOver(int bytes, int limitKiB) => limitKiB > 0 && bytes > limitKiB * 1024L;

    /// <summary>Bytes of the arena in use while a layer runs: what it reads, what it writes, its scratch.</summary>
    private static int LiveBytes(Plan plan, LayerPlan layer)
    {
        IEnumerable<LayerPlan> alive = plan.Layers.Where(l =>
            l.Node.Id <= layer.Node.Id && PlanMemoryPass.LastReader(plan.Graph, l.Node.Id) >= layer.Node.Id);
        return 4 * ((layer.Scratch?.Words ?? 0) + alive.Sum(l => l.Output?.Words ?? 0));
    }
}
