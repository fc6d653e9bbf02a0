using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Follows residual streams: where they begin, what joins them, what their branches are.</summary>
/// <param name="steps">Takes the steps.</param>
/// <param name="report">Takes what is wrong.</param>
internal sealed class StreamFlow(List<ForwardStep> steps, Action<Issue> report)
{
    /// <summary>The first state, which is its own predecessor.</summary>
    public FlowValue Begin(FlowValue current, int element)
    {
        if (current.Kind != FlowKind.Current || current.IsSum || current.Producer is not { HasSynapse: true } producer)
        {
            report(IssueCatalogue.StreamBegins.At(element, $"it begins with {current.Description}", "begin it with the current of a [Conv2d] without a neuron"));
        }
        else if (current.IsOfImage)
        {
            report(IssueCatalogue.StreamBegins.At(element, $"'{producer.Name}' reads the image", "let it read spikes, as of a [Conv2d] with [Lif] before it"));
        }
        else if (producer.Synapse is LinearDeclaration)
        {
            report(IssueCatalogue.StreamBegins.At(element, $"'{producer.Name}' is a [Linear], which leaves no positions", "use a [Conv2d]"));
        }

        FlowValue first = Join(current, [], element);
        return first with { Older = first.Number };
    }

    /// <summary>An ordinary residual.</summary>
    public FlowValue Add(FlowValue stream, FlowValue current, int element) => Join(stream, current, [stream.Number], element);

    /// <summary>The mean of the two newest states and a current.</summary>
    public FlowValue Average(FlowValue stream, FlowValue current, int element) => Join(stream, current, [stream.Older, stream.Number], element);

    /// <summary>Applies branches, blocks of them, or heads. In a chain a stream begins where it is needed.</summary>
    public FlowValue Apply(TransformerPart part, FlowValue input, int element)
    {
        FlowValue stream = input.Kind == FlowKind.Stream ? input : Begin(input, element);
        foreach (BranchPart branch in part.Blocks)
        {
            FlowValue current = Run(branch, stream, element);
            if (part.Shortcut is not { } shortcut)
            {
                return current;
            }

            stream = shortcut == StreamShortcut.Average ? Average(stream, current, element) : Add(stream, current, element);
        }

        return stream;
    }

    private FlowValue Run(BranchPart branch, FlowValue stream, int element)
    {
        switch (branch)
        {
            case AttentionPart a:
                FlowValue spikes = Step(a.Listen, stream, element);
                FlowValue query = Step(a.Query, spikes, element), key = Step(a.Key, spikes, element), value = Step(a.Value, spikes, element);
                steps.Add(new AttentionStep(a.Map.Name, query.Number, key.Number, value.Number, element));
                return Step(a.Project, new FlowValue(steps.Count, FlowKind.Spikes, a.Map), element);
            case MlpPart m:
                return Step(m.Contract, Step(m.Expand, Step(m.Listen, stream, element), element), element);
            case HeadsPart h:
                steps.Add(new HeadsStep(h.Heads.Name, stream.Older, stream.Number, element));
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

    private FlowValue Join(FlowValue stream, FlowValue current, EquatableArray<int> states, int element)
    {
        if (stream.Kind != FlowKind.Stream || current.Kind != FlowKind.Current || current.IsSum)
        {
            report(IssueCatalogue.StreamJoins.At(element, stream.Description, current.IsSum ? "a sum" : current.Description));
        }
        else if (current.IsOfImage || current.Producer is { HasSynapse: true, Synapse: LinearDeclaration } or { HasSynapse: false })
        {
            report(IssueCatalogue.StreamJoins.At(element, stream.Description, $"{current.Description}, which is not that of a convolution of spikes"));
        }

        return Join(current, states, element) with { Older = stream.Number };
    }

    private FlowValue Join(FlowValue current, EquatableArray<int> states, int element)
    {
        steps.Add(new JoinStep(current.Number, states, element));
        return new FlowValue(steps.Count, FlowKind.Stream, current.Producer);
    }
}
