using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// What must hold for a Forward method by itself: everything readable, types that fit, every stage used once, every
/// value used, every current used once.
/// </summary>
internal static class ForwardRules
{
    private const string NetworkSignature = "SnnDsl.Current Forward(SnnDsl.Signal)";

    /// <summary>
    /// Reports what is wrong; types and uses only if everything could be read, and if the class has no issues so far: a
    /// stage of the wrong type would be reported wherever it is used.
    /// </summary>
    public static void Check(ClassModel model, ForwardModel forward, BlockTable blocks, IssueSink issues)
    {
        foreach (ForwardProblem problem in forward.Problems)
        {
            issues.Add(IssueOf(problem, model));
        }

        bool fits = model.IsBlock
            ? BlockTypes.Signatures.ContainsKey(forward.Signature)
            : forward.Signature == NetworkSignature;
        if (!fits && forward.Problems.All(p => p.Kind != ForwardProblemKind.Attribute))
        {
            string allowed = model.IsBlock ? string.Join("' or '", BlockTypes.Signatures.Keys) : NetworkSignature;
            issues.Add(IssueCatalogue.ForwardSignature.At(forward.Element, model.Name, forward.Signature, allowed));
        }

        if (!issues.HasErrors)
        {
            IReadOnlyList<ForwardType> types = ForwardTypes.Check(model, forward, blocks, issues);
            ForwardUses.Check(model, forward, types, issues);
        }
    }

    private static Issue IssueOf(ForwardProblem problem, ClassModel model) => problem.Kind switch
    {
        ForwardProblemKind.Statement => IssueCatalogue.ForwardStatement.At(problem.Element, problem.Text, model.Name),
        ForwardProblemKind.Expression => IssueCatalogue.ForwardExpression.At(problem.Element, problem.Text, model.Name),
        ForwardProblemKind.Call => IssueCatalogue.UnknownCall.At(problem.Element, problem.Text, model.Name),
        ForwardProblemKind.MissingReturn => IssueCatalogue.MissingReturn.At(
            problem.Element, model.Name, model.IsBlock ? "the block's spikes or residual" : "the read-out's current"),
        ForwardProblemKind.SecondForward => IssueCatalogue.SeveralForwards.At(problem.Element, model.Name),
        ForwardProblemKind.Attribute => IssueCatalogue.CompiledBlockUnreadable.At(problem.Element, model.Name, problem.Text),
        _ => throw new InvalidOperationException($"The problem {problem.Kind} has no rule."),
    };
}
