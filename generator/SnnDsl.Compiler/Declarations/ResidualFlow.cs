using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Follows residuals: where they begin, what joins them, what their branches are.</summary>
/// <param name="steps">Takes the steps.</param>
/// <param name="report">Takes what is wrong.</param>
internal sealed class ResidualFlow(List<ForwardStep> steps, Action<Issue> report)
{
    /// <summary>The first state, which is its own predecessor.</summary>
    public FlowValue Begin(FlowValue current, int element)
    {
        Check(IssueCatalogue.ResidualBegins, current, element);
        FlowValue first = Join(current, [], element);
        return first with { Older = first.Number };
    }

    /// <summary>An ordinary residual.</summary>
    public FlowValue Add(FlowValue residual, FlowValue current, int element) => Join(residual, current, [residual.Number], element);

    /// <summary>The mean of the two newest states and a current.</summary>
    public FlowValue Average(FlowValue residual, FlowValue current, int element) => Join(residual, current, [residual.Older, residual.Number], element);

    /// <summary>The value as a residual: in a chain it begins where it is needed.</summary>
    public FlowValue From(FlowValue value, int element) => value.Kind == FlowKind.Residual ? value : Begin(value, element);

    /// <summary>Applies branches, blocks of them, or heads.</summary>
    public FlowValue Apply(TransformerPart part, FlowValue input, int element)
    {
        FlowValue residual = From(input, element);
        foreach (BranchPart branch in part.Blocks)
        {
            FlowValue current = Run(branch, residual, element);
            if (part.Shortcut is not { } shortcut)
            {
                return current;
            }

            residual = shortcut == ResidualShortcut.Average ? Average(residual, current, element) : Add(residual, current, element);
        }

        return residual;
    }

    private FlowValue Run(BranchPart branch, FlowValue residual, int element)
    {
        switch (branch)
        {
            case AttentionPart a:
                FlowValue spikes = Step(a.Listen, residual, element);
                FlowValue query = Step(a.Query, spikes, element), key = Step(a.Key, spikes, element), value = Step(a.Value, spikes, element);
                steps.Add(new AttentionStep(a.Map.Name, query.Number, key.Number, value.Number, element));
                return Step(a.Project, new FlowValue(steps.Count, FlowKind.Spikes, a.Map), element);
            case MlpPart m:
                return Step(m.Contract, Step(m.Expand, Step(m.Listen, residual, element), element), element);
            case HeadsPart h:
                steps.Add(new HeadsStep(h.Heads.Name, residual.Older, residual.Number, element));
                return new FlowValue(steps.Count, FlowKind.Current, h.Heads);
            default:
                throw new InvalidOperationException($"The branch {branch.GetType().Name} is not known.");
        }
    }

    private FlowValue Step(StageDeclaration stage, FlowValue input, int element)
    {
        steps.Add(new ApplyStep(stage.Name, input.Number, [], element));
        return new FlowValue(steps.Count, stage.Neuron is null ? FlowKind.Current : FlowKind.Spikes, stage);
    }

    private FlowValue Join(FlowValue residual, FlowValue current, EquatableArray<int> states, int element)
    {
        Check(IssueCatalogue.ResidualJoins, current, element);
        return Join(current, states, element) with { Older = residual.Number };
    }

    private FlowValue Join(FlowValue current, EquatableArray<int> states, int element)
    {
        steps.Add(new JoinStep(current.Number, states, element));
        return new FlowValue(steps.Count, FlowKind.Residual, current.Producer);
    }

    /// <summary>Only the current of a convolution of spikes has a scale on the way to a residual, and positions.</summary>
    private void Check(IssueRule rule, FlowValue current, int element)
    {
        const string Convolution = "give it the current of a [Conv2d] without a neuron";
        string? name = current.Producer?.Name;
        (string Reason, string Way)? unfit = current switch
        {
            { Kind: not FlowKind.Current } => ($"it gets {current.Description}", Convolution),
            { IsSum: true } => ($"something is added to the current of '{name}' before", "give it one current at a time, and no spikes"),
            { Producer: null or { HasSynapse: false } } => ($"it gets the scores of '{name}'", Convolution),
            { IsOfImage: true } => ($"'{name}' reads the image", "let it read spikes, as of a [Conv2d] with [Lif] before it"),
            { Producer.Synapse: LinearDeclaration } => ($"'{name}' is a [Linear], which leaves no positions", "use a [Conv2d]"),
            _ => null,
        };
        if (unfit is { } wrong)
        {
            report(rule.At(element, wrong.Reason, wrong.Way));
        }
    }
}
