using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// Follows the data through a network and its blocks, and writes down its steps. What depends on where a stage stands is
/// checked here; the result is then still in the shape that the checks expect, so that all problems are found at once.
/// </summary>
/// <param name="readsEvents">Whether the input is events.</param>
/// <param name="issues">Takes what is wrong.</param>
internal sealed class NetworkFlow(bool readsEvents, IssueSink issues)
{
    private readonly List<ForwardStep> _steps = [];
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private ResidualFlow? _residualFlow;

    /// <summary>The steps so far.</summary>
    public EquatableArray<ForwardStep> Steps => _steps.ToEquatableArray();

    private ResidualFlow Residuals => _residualFlow ??= new ResidualFlow(_steps, Report);

    /// <summary>Follows the whole network; gives the value it returns.</summary>
    public FlowValue Run(BlockInstance network) => Run(network, new FlowValue(0, readsEvents ? FlowKind.Events : FlowKind.Image, null));

    private FlowValue Run(BlockInstance instance, FlowValue input)
    {
        ForwardModel forward = instance.Class.Forward ?? ForwardModel.Chain(instance.Class);
        var values = new List<FlowValue> { input };
        foreach (ForwardExpression expression in forward.Expressions)
        {
            values.Add(expression switch
            {
                ApplyExpression apply => Apply(instance, apply, values[apply.Input]),
                SumExpression sum => Sum(sum, values[sum.Left], values[sum.Right]),
                OptionAExpression optionA => OptionA(optionA, values[optionA.Input], values[optionA.Target]),
                ResidualExpression residual => Residuals.Begin(values[residual.Current], residual.Element),
                AverageExpression average => Residuals.Average(values[average.Residual], values[average.Current], average.Element),
                _ => throw new InvalidOperationException($"The expression {expression.GetType().Name} makes no step."),
            });
        }

        return values[forward.Result];
    }

    private FlowValue Apply(BlockInstance instance, ApplyExpression apply, FlowValue input) => instance.Parts[apply.Property] switch
    {
        BlockInstance block when BlockTypes.AsksForResidual(block.Class) => Run(block, Residuals.From(input, apply.Element)),
        BlockInstance block => Run(block, input),
        TransformerPart part => Residuals.Apply(part, input, apply.Element),
        StageDeclaration stage => Apply(stage, input, apply.Element),
        _ => throw new InvalidOperationException($"'{apply.Property}' is neither a stage nor a block."),
    };

    private FlowValue Apply(StageDeclaration stage, FlowValue input, int element)
    {
        if (StageKinds.Of(stage) == StageKind.Neuron)
        {
            CheckNeuron(stage, input);
            CheckBranch(stage.Neuron!, stage.Name, input);
        }
        else
        {
            CheckResidual(stage, input, element);
        }

        int place = input.IsSum ? input.SumElement : element;
        _steps.Add(new ApplyStep(stage.Name, input.Number, input.Shortcuts, place) { Branch = input.Branch?.Number });
        return new FlowValue(_steps.Count, OutputOf(stage, input.Kind), stage) { IsOfImage = input.Kind == FlowKind.Image };
    }

    /// <summary>Only codes in a common format bring two currents together, and the encoder has no place for a second one.</summary>
    private void CheckBranch(NeuronDeclaration neuron, string name, FlowValue input)
    {
        if (input.Branch is not { Producer: { } second } branch || input.Producer is not { } first)
        {
            return;
        }

        if (neuron.Rule.MembraneBits == 0)
        {
            Report(IssueCatalogue.CurrentsNotAdded.At(
                input.SumElement, first.Name, second.Name, $"the neuron '{name}' keeps its membrane as it is (MembraneBits = 0)", "give it MembraneBits of 8, 4 or 2"));
        }
        else if (input.IsOfImage || branch.IsOfImage)
        {
            Report(IssueCatalogue.CurrentsNotAdded.At(
                input.SumElement, first.Name, second.Name, $"'{(input.IsOfImage ? first : second).Name}' reads the 8-bit image", "let both read spikes, as of a stage before them"));
        }
    }

    private void CheckNeuron(StageDeclaration stage, FlowValue input)
    {
        if (input.Kind == FlowKind.Residual && stage.Neuron!.Rule.MembraneBits > 0)
        {
            Report(IssueCatalogue.ResidualNeuronPlain.At(stage.Element, stage.Name));
        }
        else if (input.Kind is not (FlowKind.Current or FlowKind.Residual))
        {
            Report(IssueCatalogue.MissingSynapse.At(stage.Element, stage.Name));
        }
    }

    private void CheckResidual(StageDeclaration stage, FlowValue input, int element)
    {
        if (input.Kind == FlowKind.Residual)
        {
            Report(IssueCatalogue.ResidualNeedsNeuron.At(element, stage.Name, input.Description));
        }
        else if (input.Kind == FlowKind.Current)
        {
            Report(IssueCatalogue.MissingNeuron.At(input.Producer!.Element, input.Producer.Name, stage.Name));
        }
        else if (!stage.HasSynapse && input.Kind != FlowKind.Spikes)
        {
            Report(IssueCatalogue.SpikesNeeded.At(element, $"The pooling '{stage.Name}'", input.Description));
        }
    }

    private FlowValue Sum(SumExpression sum, FlowValue left, FlowValue right)
    {
        if (left.Kind == FlowKind.Residual || right.Kind == FlowKind.Residual)
        {
            return left.Kind == FlowKind.Residual ? Residuals.Add(left, right, sum.Element) : Residuals.Add(right, left, sum.Element);
        }

        if (left.Kind == FlowKind.Current && right.Kind == FlowKind.Current)
        {
            return Sum(sum.Element, left, right);
        }

        (FlowValue current, FlowValue shortcut) = left.Kind == FlowKind.Current ? (left, right) : (right, left);
        if (shortcut.Kind != FlowKind.Spikes)
        {
            Report(IssueCatalogue.SpikesNeeded.At(sum.Element, "A shortcut", shortcut.Description));
        }

        return current with { Shortcuts = [.. current.Shortcuts, shortcut.Number], SumElement = sum.Element };
    }

    /// <summary>The sum of two currents with what was added to each.</summary>
    private FlowValue Sum(int element, FlowValue left, FlowValue right)
    {
        FlowValue[] currents = [.. new[] { left, left.Branch, right, right.Branch }.OfType<FlowValue>()];
        if (currents.Length > 2)
        {
            Report(IssueCatalogue.CurrentsNotAdded.At(
                element, left.Producer!.Name, right.Producer!.Name, $"that makes {currents.Length} currents, and 2 can enter a neuron", "give one of them a neuron, and add its spikes"));
        }

        return left with { Branch = currents[1], Shortcuts = [.. left.Shortcuts, .. right.Shortcuts], SumElement = element };
    }

    private FlowValue OptionA(OptionAExpression expression, FlowValue input, FlowValue target)
    {
        if (input.Kind != FlowKind.Spikes)
        {
            Report(IssueCatalogue.SpikesNeeded.At(expression.Element, "OptionA", input.Description));
        }

        _steps.Add(new OptionAStep(input.Number, target.Number, expression.Element));
        return input with { Number = _steps.Count, Kind = FlowKind.Spikes };
    }

    private static FlowKind OutputOf(StageDeclaration stage, FlowKind input) => stage.Layers.Aggregate(input, (kind, layer) => layer switch
    {
        SynapseDeclaration => FlowKind.Current,
        NeuronDeclaration => FlowKind.Spikes,
        PoolDeclaration when kind == FlowKind.Residual => FlowKind.Spikes,
        PoolDeclaration { Kind: not PoolKind.Max } or GlobalAvgPoolDeclaration => FlowKind.Counts,
        _ => kind,
    });

    /// <summary>A stage that is used twice has its problems once.</summary>
    private void Report(Issue issue)
    {
        if (_reported.Add($"{issue.Element} {issue}"))
        {
            issues.Add(issue);
        }
    }
}
