using System.Globalization;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// A declaration as canonical lines: everything that trained parameters depend on, and nothing else (no budget, no
/// written-out Flatten). An artifact carries them, so that a later declaration can say what changed.
/// </summary>
public static class DeclarationText
{
    /// <summary>The canonical lines.</summary>
    public static EquatableArray<string> Lines(NetworkDeclaration declaration)
    {
        var lines = new List<string>
        {
            $"network {declaration.Name}",
            $"time steps {declaration.TimeSteps}",
            declaration.ReadsEvents ? $"input events {declaration.Input}, at most {declaration.EventMaximum}" : $"input {declaration.Input}",
        };
        foreach (StageDeclaration stage in declaration.Stages)
        {
            lines.AddRange(stage.Layers.Where(l => l is not FlattenDeclaration).Select(l => $"{stage.Name}: {Line(l)}"));
            if (stage.Prune > 0)
            {
                lines.Add($"{stage.Name}: Prune {stage.Prune.ToString("0.##########", CultureInfo.InvariantCulture)}");
            }
        }

        lines.AddRange(declaration.Forward.Select((step, i) => $"value {i + 1}: {Line(step)}"));

        return lines.ToEquatableArray();
    }

    /// <summary>The first difference between two declarations, in words; <see langword="null"/> if there is none.</summary>
    public static string? Difference(EquatableArray<string> trained, EquatableArray<string> declared)
    {
        int same = 0;
        while (same < trained.Count && same < declared.Count && trained[same] == declared[same])
        {
            same++;
        }

        return (same < trained.Count, same < declared.Count) switch
        {
            (true, true) => $"it was '{trained[same]}', it is '{declared[same]}'",
            (true, false) => $"'{trained[same]}' is gone",
            (false, true) => $"'{declared[same]}' is new",
            _ => null,
        };
    }

    private static string Line(ForwardStep step) => step switch
    {
        ApplyStep a => $"{a.Stage} of {string.Join(" + ", a.Shortcuts.Prepend(a.Input))}{(a.Branch is { } branch ? $" + current {branch}" : "")}",
        AttentionStep a => $"{a.Stage} of query {a.Query}, key {a.Key}, value {a.Value}",
        JoinStep { States.Count: 0 } j => $"stream from {j.Current}",
        JoinStep j => $"stream from {j.Current} + {(j.States.Count == 1 ? $"{j.States[0]}" : $"mean of {j.States[0]} and {j.States[1]}")}",
        HeadsStep h => $"{h.Stage} of {h.Older} and {h.Newer}",
        OptionAStep o => $"OptionA of {o.Input} to the shape of {o.Target}",
        _ => throw new InvalidOperationException($"The step {step.GetType().Name} has no text."),
    };

    private static string Line(LayerDeclaration layer) => layer switch
    {
        Conv2dDeclaration c =>
            $"Conv2d channels {c.Channels}, kernel {c.Kernel}, stride {c.Stride}, padding {c.Padding}, weight bits {c.WeightBits}",
        LinearDeclaration l => $"Linear outputs {l.Outputs}, weight bits {l.WeightBits}",
        BatchNormDeclaration => "BatchNorm",
        NeuronDeclaration n =>
            $"{LayerNames.Of(n)} decay {n.Decay}, threshold {Invariant.Text(n.Threshold)}, reset {n.Reset}, fire {n.Fire}"
                + (n.MembraneBits > 0 ? $", membrane bits {n.MembraneBits}" : ""),
        GlobalAvgPoolDeclaration => "GlobalAvgPool",
        PoolDeclaration p => $"{LayerNames.Of(p)} size {p.Size}, stride {p.Stride}{(p.Padding > 0 ? $", padding {p.Padding}" : "")}",
        ProjectionDeclaration p => $"Projection channels x {p.Times} / {p.Over}, weight bits {p.WeightBits}",
        AttentionDeclaration a => $"BinaryAttention heads {a.Heads}, order {a.Order}",
        HeadsDeclaration h => $"AveragedHeads classes {h.Classes}",
        _ => throw new InvalidOperationException($"The layer {layer.GetType().Name} has no text."),
    };
}
