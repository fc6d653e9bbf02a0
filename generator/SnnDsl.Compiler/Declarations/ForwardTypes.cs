using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Type of a value in a Forward method.</summary>
internal enum ForwardType
{
    Signal,
    Spikes,
    Current,
}

/// <summary>Types of the values of a Forward method.</summary>
internal static class ForwardTypes
{
    public static void Check(ClassModel model, ForwardModel forward, BlockTable blocks, IssueSink issues)
    {
        ForwardType input = model.IsBlock ? ForwardRules.InputOf(model) : ForwardType.Signal;
        var types = new List<ForwardType> { input };
        foreach (ForwardExpression expression in forward.Expressions)
        {
            types.Add(expression switch
            {
                ApplyExpression apply => Apply(model, apply, types[apply.Input], blocks, issues),
                SumExpression sum => Sum(sum, types[sum.Left], types[sum.Right], issues),
                OptionAExpression optionA => OptionA(optionA, types[optionA.Input], types[optionA.Target], issues),
                _ => throw new InvalidOperationException($"The expression {expression.GetType().Name} has no type."),
            });
        }

        ForwardType result = model.IsBlock ? ForwardType.Spikes : ForwardType.Current;
        Require("return", result, types[forward.Result], forward.ElementOf(forward.Result), issues);
    }

    private static ForwardType Apply(
        ClassModel model, ApplyExpression apply, ForwardType argument, BlockTable blocks, IssueSink issues)
    {
        if (model.Properties.FirstOrDefault(p => p.Name == apply.Property) is not { } property)
        {
            issues.Add(IssueCatalogue.UnknownCall.At(apply.Element, apply.Property, model.Name));
            return ForwardType.Spikes;
        }

        StageKind? kind = StageKinds.Of(property);
        ForwardType needed = blocks.Find(property) is { } block ? ForwardRules.InputOf(block)
            : kind == StageKind.Neuron ? ForwardType.Current : ForwardType.Signal;
        Require(property.Name, needed, argument, apply.Element, issues);
        return kind == StageKind.Synapse ? ForwardType.Current : ForwardType.Spikes;
    }

    private static ForwardType Sum(SumExpression sum, ForwardType left, ForwardType right, IssueSink issues)
    {
        bool fits = (left, right) is (ForwardType.Current, ForwardType.Current or ForwardType.Spikes) or (ForwardType.Spikes, ForwardType.Current);
        if (!fits)
        {
            issues.Add(IssueCatalogue.SumOfWrongTypes.At(sum.Element, Name(left), Name(right)));
        }

        return ForwardType.Current;
    }

    private static ForwardType OptionA(OptionAExpression expression, ForwardType input, ForwardType target, IssueSink issues)
    {
        Require("OptionA", ForwardType.Spikes, input, expression.Element, issues);
        if (target == ForwardType.Signal)
        {
            Require("OptionA", ForwardType.Spikes, target, expression.Element, issues);
        }

        return ForwardType.Spikes;
    }

    private static void Require(string what, ForwardType needed, ForwardType actual, int element, IssueSink issues)
    {
        bool fits = needed == actual || (needed == ForwardType.Signal && actual == ForwardType.Spikes);
        if (!fits)
        {
            string way = needed == ForwardType.Current ? "a Synapse" : "a stage with a neuron";
            issues.Add(IssueCatalogue.ForwardTypeMismatch.At(element, what, Name(needed), Name(actual), way));
        }
    }

    private static string Name(ForwardType type) => type switch
    {
        ForwardType.Signal => "a signal",
        ForwardType.Current => "a current",
        _ => "spikes",
    };
}
