using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>What a Forward method uses how often.</summary>
internal static class ForwardUses
{
    /// <summary>Reports what is used too seldom or too often.</summary>
    /// <param name="model">The class.</param>
    /// <param name="forward">Its method.</param>
    /// <param name="types">Types of its values.</param>
    /// <param name="issues">Takes what is wrong.</param>
    public static void Check(ClassModel model, ForwardModel forward, IReadOnlyList<ForwardType> types, IssueSink issues)
    {
        CheckStages(model, forward, issues);
        CheckValues(model, forward, types, issues);
    }

    private static void CheckStages(ClassModel model, ForwardModel forward, IssueSink issues)
    {
        ApplyExpression[] uses = [.. forward.Expressions.OfType<ApplyExpression>()];
        foreach (PropertyModel property in model.Properties)
        {
            ApplyExpression[] own = [.. uses.Where(u => u.Property == property.Name)];
            if (own.Length == 0)
            {
                issues.Add(IssueCatalogue.StageNotUsed.At(property.Element, property.Name, model.Name));
            }
            else if (own.Length > 1 && property.Attributes.All(a => a.Name != "Shared"))
            {
                issues.Add(IssueCatalogue.StageReused.At(own[1].Element, property.Name, model.Name));
            }
        }
    }

    private static void CheckValues(ClassModel model, ForwardModel forward, IReadOnlyList<ForwardType> types, IssueSink issues)
    {
        for (int value = 0; value <= forward.Expressions.Count; value++)
        {
            int[] uses = [.. forward.Expressions.SelectMany(e => Consumed(e).Where(v => v == value).Select(_ => e.Element))];
            if (uses.Length == 0 && value != forward.Result)
            {
                issues.Add(IssueCatalogue.ValueNotUsed.At(forward.ElementOf(value), Describe(forward, value), model.Name));
            }

            bool isReturned = value == forward.Result;
            if (types[value] == ForwardType.Current && uses.Length + (isReturned ? 1 : 0) > 1)
            {
                int second = uses.Length > 1 ? uses[1] : uses[0];
                issues.Add(IssueCatalogue.CurrentUsedTwice.At(second, Describe(forward, value)));
            }
        }
    }

    /// <summary>Values that an expression uses up; the target of OptionA only lends its shape.</summary>
    private static IEnumerable<int> Consumed(ForwardExpression expression) => expression switch
    {
        ApplyExpression a => [a.Input],
        SumExpression s => [s.Left, s.Right],
        OptionAExpression o => [o.Input],
        ResidualExpression s => [s.Current],
        AverageExpression a => [a.Residual, a.Current],
        _ => [],
    };

    private static string Describe(ForwardModel forward, int value) => value == 0 ? "the parameter" : forward.Expressions[value - 1] switch
    {
        ApplyExpression a => a.Property,
        OptionAExpression => "OptionA",
        ResidualExpression => "ToResidual",
        AverageExpression => "Average",
        _ => "+",
    };
}
