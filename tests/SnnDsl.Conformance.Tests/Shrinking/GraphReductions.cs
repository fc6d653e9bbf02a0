using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Conformance.Tests.Shrinking;

/// <summary>Simpler ways in which the stages of a network connect.</summary>
internal static class GraphReductions
{
    /// <summary>
    /// Networks in which a value is replaced by an earlier one, so that what lies between falls away, or in which a
    /// shortcut is gone. Only networks that could be declared.
    /// </summary>
    public static IEnumerable<NetworkDeclaration> Of(NetworkDeclaration declaration)
    {
        ForwardStep[] steps = [.. declaration.Steps];
        for (int value = steps.Length - 1; value >= 1; value--)
        {
            for (int earlier = 0; earlier < value; earlier++)
            {
                (int from, int to) = (value, earlier);
                if (Rebuild(declaration, [.. steps.Select(s => Redirect(s, v => v == from ? to : v))]) is { } smaller)
                {
                    yield return smaller;
                }
            }
        }

        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i] is ApplyStep { Branch: not null } sum && Rebuild(declaration, [.. steps[..i], sum with { Branch = null }, .. steps[(i + 1)..]]) is { } single)
            {
                yield return single;
            }

            for (int shortcut = 0; steps[i] is ApplyStep apply && shortcut < apply.Shortcuts.Count; shortcut++)
            {
                ForwardStep[] changed = [.. steps];
                changed[i] = apply with { Shortcuts = apply.Shortcuts.Where((_, j) => j != shortcut).ToEquatableArray() };
                if (Rebuild(declaration, changed) is { } smaller)
                {
                    yield return smaller;
                }
            }
        }
    }

    /// <summary>The network of these steps without what the read-out does not depend on; <see langword="null"/> if it is none.</summary>
    private static NetworkDeclaration? Rebuild(NetworkDeclaration declaration, ForwardStep[] steps)
    {
        var needed = new HashSet<int> { steps.Length };
        for (int i = steps.Length - 1; i >= 0; i--)
        {
            if (needed.Contains(i + 1))
            {
                needed.UnionWith(Reads(steps[i]));
            }
        }

        var numbers = new Dictionary<int, int> { [0] = 0 };
        var kept = new List<ForwardStep>();
        for (int i = 0; i < steps.Length; i++)
        {
            if (needed.Contains(i + 1))
            {
                kept.Add(Redirect(steps[i], v => numbers[v]));
                numbers[i + 1] = kept.Count;
            }
        }

        var used = kept.OfType<ApplyStep>().Select(s => s.Stage).ToHashSet();
        EquatableArray<StageDeclaration> stages = declaration.Stages.Where(s => used.Contains(s.Name)).ToEquatableArray();
        NetworkDeclaration smaller = declaration with { Stages = stages, Forward = kept.ToEquatableArray() };
        return CanBeDeclared(smaller) ? Normalized(smaller) : null;
    }

    /// <summary>A plain chain has no steps of its own.</summary>
    private static NetworkDeclaration Normalized(NetworkDeclaration declaration)
    {
        static ForwardStep Unplaced(ForwardStep step) => step with { Element = 0 };
        return ForwardStep.Chain(declaration.Stages).Select(Unplaced).SequenceEqual(declaration.Forward.Select(Unplaced))
            ? declaration with { Forward = [] }
            : declaration;
    }

    private static IEnumerable<int> Reads(ForwardStep step) => step switch
    {
        ApplyStep a => Currents(a).Concat(a.Shortcuts),
        OptionAStep o => [o.Input, o.Target],
        _ => throw new ArgumentException($"The step {step.GetType().Name} is unknown.", nameof(step)),
    };

    private static ForwardStep Redirect(ForwardStep step, Func<int, int> value) => step switch
    {
        ApplyStep a => a with { Input = value(a.Input), Shortcuts = a.Shortcuts.Select(value).ToEquatableArray(), Branch = a.Branch is { } branch ? value(branch) : null },
        OptionAStep o => o with { Input = value(o.Input), Target = value(o.Target) },
        _ => throw new ArgumentException($"The step {step.GetType().Name} is unknown.", nameof(step)),
    };

    /// <summary>The values that a stage itself reads.</summary>
    private static IEnumerable<int> Currents(ApplyStep step) => step.Branch is { } branch ? [step.Input, branch] : [step.Input];

    /// <summary>Whether every step gets the kinds of values it needs, and each current goes to one place.</summary>
    private static bool CanBeDeclared(NetworkDeclaration declaration)
    {
        var kinds = new List<ValueKind> { ValueKind.Image };
        foreach (ForwardStep step in declaration.Steps)
        {
            if (step is ApplyStep apply)
            {
                LayerDeclaration[] layers = [.. declaration.Stage(apply.Stage).Layers.Where(l => l is not FlattenDeclaration)];
                bool fits = layers[0] switch
                {
                    SynapseDeclaration => kinds[apply.Input] != ValueKind.Current && !apply.HasSum,
                    NeuronDeclaration => Currents(apply).All(c => kinds[c] == ValueKind.Current) && apply.Shortcuts.All(s => kinds[s] == ValueKind.Spikes),
                    _ => kinds[apply.Input] == ValueKind.Spikes && !apply.HasSum,
                };
                if (!fits)
                {
                    return false;
                }

                kinds.Add(KindAfter(layers[^1]));
            }
            else if (step is OptionAStep optionA)
            {
                if (kinds[optionA.Input] != ValueKind.Spikes)
                {
                    return false;
                }

                kinds.Add(ValueKind.Spikes);
            }
        }

        int[] read = [.. declaration.Steps.OfType<ApplyStep>().SelectMany(Currents)];
        return kinds[^1] == ValueKind.Current
            && Enumerable.Range(0, kinds.Count - 1).Where(v => kinds[v] == ValueKind.Current).All(v => read.Count(r => r == v) == 1)
            && !read.Contains(kinds.Count - 1);
    }

    private static ValueKind KindAfter(LayerDeclaration layer) => layer switch
    {
        NeuronDeclaration or PoolDeclaration { Kind: PoolKind.Max } => ValueKind.Spikes,
        PoolDeclaration or GlobalAvgPoolDeclaration => ValueKind.Counts,
        _ => ValueKind.Current,
    };
}
