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
            lines.AddRange(stage.Layers.Select(l => l.Line).OfType<string>().Select(line => $"{stage.Name}: {line}"));
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
        OptionAStep o => $"OptionA of {o.Input} to the shape of {o.Target}",
        AttentionStep a => $"{a.Stage} of {a.Query}, {a.Key} and {a.Value}",
        // The words of a line never change: a residual is still called a stream here, as in the artifacts that have been trained.
        JoinStep j => $"stream of current {j.Current}{Joined(j.States)}",
        HeadsStep h => $"{h.Stage} of {h.Older} and {h.Newer}",
        _ => throw new InvalidOperationException($"The step {step.GetType().Name} has no text."),
    };

    private static string Joined(EquatableArray<int> states) => states.Count switch
    {
        0 => "",
        1 => $" + {states[0]}",
        _ => $" + mean of {states[0]} and {states[1]}",
    };
}
