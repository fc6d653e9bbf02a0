using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Shrinking;

/// <summary>Simpler declarations of a network, the biggest step first.</summary>
internal static class DeclarationReductions
{
    public static IEnumerable<NetworkDeclaration> Of(NetworkDeclaration declaration)
    {
        // What a property on a residual stands for cannot be changed in parts.
        bool hasStream = declaration.Steps.Any(s => s is JoinStep);
        foreach (NetworkDeclaration simpler in hasStream ? [] : GraphReductions.Of(declaration))
        {
            yield return simpler;
        }

        foreach (NetworkDeclaration simpler in Schedulings(declaration))
        {
            yield return simpler;
        }

        foreach (int steps in Smaller(declaration.TimeSteps))
        {
            yield return declaration with { TimeSteps = steps };
        }

        for (int maximum = 1; maximum < declaration.EventMaximum; maximum = (2 * maximum) + 1)
        {
            yield return declaration with { EventMaximum = maximum };
        }

        foreach (TensorShape input in Inputs(declaration.Input))
        {
            yield return declaration with { Input = input };
        }

        for (int i = 0; i < declaration.Stages.Count && !hasStream; i++)
        {
            int changed = i;
            foreach (StageDeclaration stage in Stages(declaration.Stages[i]))
            {
                yield return declaration with { Stages = declaration.Stages.Select((s, j) => j == changed ? stage : s).ToEquatableArray() };
            }
        }
    }

    private static IEnumerable<NetworkDeclaration> Schedulings(NetworkDeclaration declaration)
    {
        if (declaration.IsStreamed)
        {
            yield return declaration with { Schedules = Schedules.Framed, MaximumSteps = 0 };
            if (declaration.IsFramed)
            {
                yield return declaration with { Schedules = Schedules.Streaming };
            }
        }

        if (declaration.MaximumSteps > 0)
        {
            yield return declaration with { MaximumSteps = 0 };
        }
    }

    private static IEnumerable<TensorShape> Inputs(TensorShape input) => input.IsFlat
        ? Smaller(input.Channels).Select(TensorShape.Flat)
        :
        [
            .. Smaller(input.Height).Select(h => input with { Height = h }),
            .. Smaller(input.Width).Select(w => input with { Width = w }),
            .. Smaller(input.Channels).Select(c => input with { Channels = c }),
        ];

    private static IEnumerable<StageDeclaration> Stages(StageDeclaration stage)
    {
        if (stage.Kernel is not null)
        {
            yield return stage with { Kernel = null };
        }

        if (stage.Prune > 0)
        {
            yield return stage with { Prune = 0 };
        }

        for (int i = 0; i < stage.Layers.Count; i++)
        {
            int changed = i;
            if (stage.Layers.Count > 1 && stage.Layers[i] is BatchNormDeclaration or FlattenDeclaration or PoolDeclaration)
            {
                yield return stage with { Layers = stage.Layers.Where((_, j) => j != changed).ToEquatableArray() };
            }

            foreach (LayerDeclaration layer in Layers(stage.Layers[i]))
            {
                yield return stage with { Layers = stage.Layers.Select((l, j) => j == changed ? layer : l).ToEquatableArray() };
            }
        }
    }

    private static IEnumerable<LayerDeclaration> Layers(LayerDeclaration layer) => layer switch
    {
        Conv2dDeclaration c =>
        [
            .. Smaller(c.Channels).Select(n => c with { Channels = n }),
            .. Smaller(c.Kernel).Select(k => c with { Kernel = k, Padding = Math.Min(c.Padding, k - 1) }),
            .. c.Stride > 1 ? [c with { Stride = 1 }] : Array.Empty<Conv2dDeclaration>(),
            .. c.Padding > 0 ? [c with { Padding = 0 }] : Array.Empty<Conv2dDeclaration>(),
            .. c.WeightBits < 8 ? [c with { WeightBits = 8 }] : Array.Empty<Conv2dDeclaration>(),
        ],
        LinearDeclaration l =>
        [
            .. Smaller(l.Outputs).Select(n => l with { Outputs = n }),
            .. l.WeightBits < 8 ? [l with { WeightBits = 8 }] : Array.Empty<LinearDeclaration>(),
        ],
        PoolDeclaration p =>
        [
            .. Smaller(p.Size).Select(s => p with { Size = s }),
            .. p.Stride > 1 ? [p with { Stride = 1 }] : Array.Empty<PoolDeclaration>(),
        ],
        NeuronDeclaration n => Rules(n.Rule).Select(rule => n with { Rule = rule }),
        _ => [],
    };

    private static IEnumerable<NeuronRule> Rules(NeuronRule rule)
    {
        foreach (int bits in new[] { 0, 2, 4 }.Where(b => b < rule.MembraneBits))
        {
            yield return rule with { MembraneBits = bits };
        }

        if (rule is { MembraneBits: 0 } && rule.Decay != Decay.None)
        {
            yield return rule with { Decay = Decay.None };
        }

        if (rule.Reset != ResetMode.Zero)
        {
            yield return rule with { Reset = ResetMode.Zero };
        }

        if (rule.Fire != FireCondition.Greater)
        {
            yield return rule with { Fire = FireCondition.Greater };
        }
    }

    /// <summary>One, a half, one less: without repetition, none for 1.</summary>
    private static IEnumerable<int> Smaller(int value) =>
        new[] { 1, value / 2, value - 1 }.Where(v => v >= 1 && v < value).Distinct();
}
