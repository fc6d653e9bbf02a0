using SnnDsl.Compiler.Graphs;
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

        foreach (SchedulePlan schedule in plan.Schedules.Where(s => IsOver(s.InstanceBytes, budget.RamKiB)))
        {
            (IntegerNode peak, int bytes) = PeakMemory.Of(plan.Graph, schedule);
            issues.Add(IssueCatalogue.RamBudgetExceeded.At(
                budget.Element,
                plan.Graph.Name,
                schedule.InstanceBytes,
                budget.RamKiB * 1024L,
                budget.RamKiB,
                peak.Stage,
                bytes,
                schedule.IsStreaming ? $" by the streaming schedule, {4 * schedule.MembraneWords} bytes of it for membranes" : ""));
        }

        return plan;
    }

    private static bool IsOver(int bytes, int limitKiB) => limitKiB > 0 && bytes > limitKiB * 1024L;
}
