using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>What must hold for the residuals of a network: they exist for whole windows only, and heads read them in the end.</summary>
internal static class ResidualRules
{
    /// <summary>Reports what is wrong.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="result">The value that it returns.</param>
    /// <param name="element">Place of the class.</param>
    /// <param name="issues">Takes what is wrong.</param>
    public static void Check(NetworkDeclaration declaration, FlowValue result, int element, IssueSink issues)
    {
        EquatableArray<ForwardStep> steps = declaration.Steps;
        JoinStep[] joins = [.. steps.OfType<JoinStep>()];
        if (declaration.IsStreamed && joins.Length > 0)
        {
            issues.Add(IssueCatalogue.ResidualNotStreamed.At(joins[0].Element, declaration.Name));
        }

        if (IsOfResidual(result))
        {
            issues.Add(IssueCatalogue.MissingHeads.At(result.Producer?.Element ?? element, declaration.Name, result.Description));
        }

        if (steps.Take(steps.Count - 1).OfType<HeadsStep>().FirstOrDefault() is { } heads)
        {
            issues.Add(IssueCatalogue.HeadsNotLast.At(heads.Element, heads.Stage));
        }

        foreach (string name in joins.Where(j => j.Current > 0).Select(j => steps[j.Current - 1]).OfType<ApplyStep>().Select(s => s.Stage).Distinct())
        {
            CheckJoining(declaration.Stage(name), issues);
        }
    }

    /// <summary>Whether a value is a state of a residual, or the current of a branch of one.</summary>
    public static bool IsOfResidual(FlowValue result) =>
        result.Kind == FlowKind.Residual || result.Producer?.Layers[0] is ProjectionDeclaration;

    /// <summary>The channels of a stage that joins a residual are those of all its states, and there are no neurons to choose a kernel for.</summary>
    private static void CheckJoining(StageDeclaration stage, IssueSink issues)
    {
        if (stage.Prune > 0)
        {
            issues.Add(IssueCatalogue.PruneNotPossible.At(stage.PruneElement, stage.Name, "its current joins a residual, channel by channel"));
        }

        if (stage.Kernel is { } kernel)
        {
            issues.Add(IssueCatalogue.AttributeNotAllowed.At(
                kernel.Element, "Kernel", stage.Name, "a stage whose current joins a residual, for which there is one kernel"));
        }
    }
}
