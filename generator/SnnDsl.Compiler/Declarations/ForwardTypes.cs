using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Type of a value in a Forward method.</summary>
internal enum ForwardType
{
    Signal,
    Spikes,
    Current,
    Residual,
}

/// <summary>Types of the values of a Forward method.</summary>
internal static class ForwardTypes
{
    /// <summary>Reports what does not fit; gives the types of all values.</summary>
    public static IReadOnlyList<ForwardType> Check(ClassModel model, ForwardModel forward, BlockTable blocks, IssueSink issues)
    {
        ForwardType input = model.IsBlock ? BlockTypes.Of(model, blocks).Input : ForwardType.Signal;
        var types = new List<ForwardType> { input };
        foreach (ForwardExpression expression in forward.Expressions)
        {
            types.Add(expression switch
            {
                ApplyExpression apply => Apply(model, apply, types[apply.Input], blocks, issues),
                SumExpression sum => Sum(sum, types[sum.Left], types[sum.Right], issues),
                OptionAExpression optionA => OptionA(optionA, types[optionA.Input], types[optionA.Target], issues),
                ResidualExpression residual => Residual("ToResidual", ForwardType.Current, types[residual.Current], residual.Element, issues),
                AverageExpression average => Average(average, types[average.Residual], types[average.Current], issues),
                _ => throw new InvalidOperationException($"The expression {expression.GetType().Name} has no type."),
            });
        }

        ForwardType result = model.IsBlock ? BlockTypes.Of(model, blocks).Output : ForwardType.Current;
        Require("return", result, types[forward.Result], forward.ElementOf(forward.Result), issues);
        return types;
    }

    private static ForwardType Apply(
        ClassModel model, ApplyExpression apply, ForwardType argument, BlockTable blocks, IssueSink issues)
    {
        if (model.Properties.FirstOrDefault(p => p.Name == apply.Property) is not { } property)
        {
            issues.Add(IssueCatalogue.UnknownCall.At(apply.Element, apply.Property, model.Name));
            return ForwardType.Spikes;
        }

        (ForwardType needed, ForwardType given) = blocks.Find(property) is { } block ? BlockTypes.Of(block, blocks) : TypesOf(StageKinds.Of(property), argument);
        Require(property.Name, needed, argument, apply.Element, issues);
        return given;
    }

    /// <summary>What a stage takes and gives; a neuron takes a current or the state of a residual.</summary>
    private static (ForwardType Input, ForwardType Output) TypesOf(StageKind? kind, ForwardType argument) => kind switch
    {
        StageKind.Neuron => (argument == ForwardType.Residual ? argument : ForwardType.Current, ForwardType.Spikes),
        StageKind.Synapse => (ForwardType.Signal, ForwardType.Current),
        StageKind.Branch => (ForwardType.Residual, ForwardType.Current),
        StageKind.ResidualStage => (ForwardType.Residual, ForwardType.Residual),
        _ => (ForwardType.Signal, ForwardType.Spikes),
    };

    private static ForwardType Residual(string what, ForwardType needed, ForwardType actual, int element, IssueSink issues)
    {
        Require(what, needed, actual, element, issues);
        return ForwardType.Residual;
    }

    private static ForwardType Average(AverageExpression average, ForwardType residual, ForwardType current, IssueSink issues)
    {
        Require("Average", ForwardType.Current, current, average.Element, issues);
        return Residual("Average", ForwardType.Residual, residual, average.Element, issues);
    }

    private static ForwardType Sum(SumExpression sum, ForwardType left, ForwardType right, IssueSink issues)
    {
        if ((left, right) is (ForwardType.Residual, ForwardType.Current) or (ForwardType.Current, ForwardType.Residual))
        {
            return ForwardType.Residual;
        }

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
        if (target is ForwardType.Signal or ForwardType.Residual)
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
            string way = (needed, actual) switch
            {
                (ForwardType.Residual, _) => "ToResidual to the current of a convolution",
                (ForwardType.Current, ForwardType.Residual) => "[AveragedHeads] or another Branch",
                (_, ForwardType.Residual) => "a Neuron",
                (ForwardType.Current, _) => "a Synapse",
                _ => "a stage with a neuron",
            };
            issues.Add(IssueCatalogue.ForwardTypeMismatch.At(element, what, Name(needed), Name(actual), way));
        }
    }

    private static string Name(ForwardType type) => type switch
    {
        ForwardType.Signal => "a signal",
        ForwardType.Current => "a current",
        ForwardType.Residual => "the state of a residual",
        _ => "spikes",
    };
}
