using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>What must hold for the whole network: its read-out, the weights at its ends, shared synapses, names.</summary>
internal static class NetworkRules
{
    /// <summary>Reports what is wrong.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="result">The value that it returns.</param>
    /// <param name="element">Place of the class.</param>
    /// <param name="issues">Takes what is wrong.</param>
    public static void Check(NetworkDeclaration declaration, FlowValue result, int element, IssueSink issues)
    {
        CheckReadOut(declaration, result, issues);
        ResidualRules.Check(declaration, result, element, issues);
        CheckWeightBits(declaration, result, issues);
        CheckSharedSynapses(declaration, issues);
        CheckSharedBranches(declaration, issues);
        CheckPrunedBranches(declaration, issues);
        CheckNames(declaration, element, issues);
    }

    private static void CheckReadOut(NetworkDeclaration declaration, FlowValue result, IssueSink issues)
    {
        if (result.Producer is not { } stage || ResidualRules.IsOfResidual(result))
        {
            return;
        }

        if (stage.Layers.FirstOrDefault(l => l is not (LinearDeclaration or BatchNormDeclaration or FlattenDeclaration or HeadsDeclaration)) is { } layer)
        {
            issues.Add(IssueCatalogue.ReadOutNotLinear.At(layer.Element, stage.Name, layer.Name));
        }
        else if (result.IsSum)
        {
            issues.Add(IssueCatalogue.ReadOutWithShortcut.At(result.SumElement, declaration.Name));
        }
        else if (stage.Prune > 0)
        {
            issues.Add(IssueCatalogue.PruneNotPossible.At(stage.PruneElement, stage.Name, "it is the read-out, whose channels are the classes"));
        }
    }

    private static void CheckWeightBits(NetworkDeclaration declaration, FlowValue result, IssueSink issues)
    {
        IEnumerable<string> first = declaration.Steps.OfType<ApplyStep>()
            .Where(s => s.Input == 0 && !declaration.ReadsEvents)
            .Select(s => s.Stage);
        string[] ends = [.. first, .. result.Producer is { } last && !ResidualRules.IsOfResidual(result) ? (string[])[last.Name] : []];
        foreach (StageDeclaration stage in declaration.Stages.Where(s => s.HasSynapse && ends.Contains(s.Name)))
        {
            int bits = stage.Synapse.WeightBits;
            if (bits is 4 or 2 or 1)
            {
                issues.Add(IssueCatalogue.UnsupportedWeightBits.At(
                    stage.Synapse.Element, stage.Name, bits, "a stage that reads an image and the read-out have 8"));
            }
        }
    }

    /// <summary>Thresholds are kept with the synapse, so that every use of it must end in the same neuron.</summary>
    private static void CheckSharedSynapses(NetworkDeclaration declaration, IssueSink issues)
    {
        var neurons = new Dictionary<string, string>(StringComparer.Ordinal);
        EquatableArray<ForwardStep> steps = declaration.Steps;
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i] is ApplyStep { Stage: var name } && StageKinds.Of(declaration.Stage(name)) == StageKind.Synapse)
            {
                string neuron = Destination(steps, i + 1);
                if (neurons.TryGetValue(name, out string? first) && first != neuron)
                {
                    issues.Add(IssueCatalogue.SharedSynapseNeuron.At(steps[i].Element, name, neuron, first));
                }

                neurons[name] = first ?? neuron;
            }
        }
    }

    /// <summary>Where a current goes: a neuron with what else enters it, a residual, or the read-out.</summary>
    private static string Destination(EquatableArray<ForwardStep> steps, int current)
    {
        ApplyStep? next = steps.OfType<ApplyStep>().FirstOrDefault(s => s.Input == current || s.Branch == current);
        return next switch
        {
            null => steps.Any(s => s is JoinStep join && join.Current == current) ? "a residual" : "the read-out",
            { Branch: { } branch } => $"{next.Stage}' with '{StageOf(steps, branch == current ? next.Input : branch)}",
            _ => next.Stage,
        };
    }

    /// <summary>A branch has a scale of its own and no thresholds, so that a shared synapse cannot be one here and not there.</summary>
    private static void CheckSharedBranches(NetworkDeclaration declaration, IssueSink issues)
    {
        EquatableArray<ForwardStep> steps = declaration.Steps;
        ApplyStep[] sums = [.. steps.OfType<ApplyStep>().Where(s => s.Branch is not null)];
        string[] firsts = [.. sums.Select(s => StageOf(steps, s.Input))];
        if (sums.FirstOrDefault(s => firsts.Contains(StageOf(steps, s.Branch!.Value))) is { Branch: { } branch } sum)
        {
            string name = StageOf(steps, branch);
            issues.Add(IssueCatalogue.CurrentsNotAdded.At(
                steps[branch - 1].Element,
                StageOf(steps, sum.Input),
                name,
                $"the shared '{name}' would be the first current of one sum and the second of another",
                "keep the order, or declare another synapse"));
        }
    }

    /// <summary>Channels of two currents are added to each other, so that both would have to lose the same ones.</summary>
    private static void CheckPrunedBranches(NetworkDeclaration declaration, IssueSink issues)
    {
        EquatableArray<ForwardStep> steps = declaration.Steps;
        foreach (ApplyStep sum in steps.OfType<ApplyStep>().Where(s => s.Branch is not null))
        {
            string[] names = [StageOf(steps, sum.Input), StageOf(steps, sum.Branch!.Value)];
            foreach (StageDeclaration stage in names.Select(declaration.Stage).Where(s => s.Prune > 0))
            {
                string other = names[0] == stage.Name ? names[1] : names[0];
                issues.Add(IssueCatalogue.PruneNotPossible.At(
                    stage.PruneElement, stage.Name, $"its current is added to that of '{other}', channel by channel"));
            }
        }
    }

    private static string StageOf(EquatableArray<ForwardStep> steps, int value) => ((ApplyStep)steps[value - 1]).Stage;

    private static void CheckNames(NetworkDeclaration declaration, int element, IssueSink issues)
    {
        CheckName(declaration.Name, element, issues);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (StageDeclaration stage in declaration.Stages)
        {
            CheckName(stage.Name, stage.Element, issues);
            string symbol = CNames.Snake(stage.Name);
            if (seen.TryGetValue(symbol, out string? other))
            {
                issues.Add(IssueCatalogue.NameCollision.At(stage.Element, other, stage.Name, symbol));
            }

            seen[symbol] = stage.Name;
        }
    }

    private static void CheckName(string name, int element, IssueSink issues)
    {
        if (!CNames.IsSupported(name))
        {
            issues.Add(IssueCatalogue.NameNotC.At(element, name));
        }
    }
}
