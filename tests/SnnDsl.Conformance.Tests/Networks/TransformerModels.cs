using System.Text.RegularExpressions;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Which properties the stages of attention, MLPs and blocks stand for: what the reader of classes does, backwards.</summary>
internal static partial class TransformerModels
{
    /// <summary>The property that a stage belongs to; its own name for an ordinary one.</summary>
    public static string PropertyOf(string stage) => InBlock().Match(stage) is { Success: true } block ? block.Groups[1].Value
        : InBranch().Match(stage) is { Success: true } branch ? branch.Groups[1].Value
        : stage;

    /// <summary>Whether the property is one of blocks.</summary>
    public static bool IsBlocks(string stage) => InBlock().IsMatch(stage);

    /// <summary>Type of a property, and its attributes, from its stages; <see langword="null"/> for an ordinary stage.</summary>
    public static (string Type, (string Name, (string Name, object Value)[] Arguments)[] Attributes)? Of(NetworkDeclaration declaration, string property)
    {
        StageDeclaration[] stages = [.. declaration.Stages.Where(s => PropertyOf(s.Name) == property)];
        if (stages is [{ Layers: [HeadsDeclaration heads] }])
        {
            return ("Branch", [("AveragedHeads", [("classes", heads.Classes)])]);
        }

        (string, (string, object)[])[] branches =
        [
            .. stages.Where(s => s.Layers[0] is AttentionDeclaration).Take(1).Select(map => Attention(stages, map)),
            .. stages.Where(s => s.Name.EndsWith(".Expand", StringComparison.Ordinal)).Take(1).Select(Mlp),
        ];
        if (branches.Length == 0)
        {
            return null;
        }

        return IsBlocks(stages[0].Name)
            ? ("ResidualStage", [("ReversibleBlock", [("Depth", stages.Count(s => s.Layers[0] is AttentionDeclaration)), ("Shortcut", (int)Shortcut(declaration, stages))]), .. branches])
            : ("Branch", branches);
    }

    private static (string, (string, object)[]) Attention(StageDeclaration[] stages, StageDeclaration map)
    {
        var attention = (AttentionDeclaration)map.Layers[0];
        int bits = stages.First(s => s.Name.EndsWith(".Query", StringComparison.Ordinal)).Synapse.WeightBits;
        return ("BinaryAttention", [("heads", attention.Heads), ("Order", (int)attention.Order), ("WeightBits", bits)]);
    }

    private static (string, (string, object)[]) Mlp(StageDeclaration expand) =>
        ("SpikingMlp", [("ratio", ((ProjectionDeclaration)expand.Synapse).Times), ("WeightBits", expand.Synapse.WeightBits)]);

    private static ResidualShortcut Shortcut(NetworkDeclaration declaration, StageDeclaration[] stages)
    {
        int project = declaration.Steps.ToList().FindIndex(s => s is ApplyStep a && a.Stage == stages[5].Name);
        return declaration.Steps[project + 1] is JoinStep { States.Count: 1 } ? ResidualShortcut.Plain : ResidualShortcut.Average;
    }

    /// <summary>The expression of each step, or none where a step is part of the one that a property makes.</summary>
    public static ForwardModel Forward(NetworkDeclaration declaration, Func<ApplyStep, IReadOnlyList<int>, int, IEnumerable<ForwardExpression>> apply)
    {
        EquatableArray<ForwardStep> steps = declaration.Steps;
        var expressions = new List<ForwardExpression>();
        var values = new List<int> { 0 };
        for (int i = 0; i < steps.Count; i++)
        {
            string? property = Part(steps, i);
            if (property is not null && i + 1 < steps.Count && Part(steps, i + 1) == property && steps[i] is not HeadsStep)
            {
                values.Add(-1);
                continue;
            }

            int first = i;
            while (property is not null && first > 0 && Part(steps, first - 1) == property)
            {
                first--;
            }

            expressions.AddRange((property, steps[i]) switch
            {
                (_, HeadsStep h) => [new ApplyExpression(h.Stage, values[h.Newer], h.Element)],
                ({ } part, _) => [new ApplyExpression(part, values[((ApplyStep)steps[first]).Input], steps[i].Element)],
                (_, JoinStep { States: [] } j) => [new ResidualExpression(values[j.Current], j.Element)],
                (_, JoinStep { States: [var newest] } j) => [new SumExpression(values[newest], values[j.Current], j.Element)],
                (_, JoinStep j) => [new AverageExpression(values[j.States[1]], values[j.Current], j.Element)],
                (_, OptionAStep o) => [new OptionAExpression(values[o.Input], values[o.Target], o.Element)],
                (_, ApplyStep a) => apply(a, values, expressions.Count),
                _ => throw new ArgumentException($"The step {steps[i].GetType().Name} has no expression.", nameof(declaration)),
            });
            values.Add(expressions.Count);
        }

        return new ForwardModel("SnnDsl.Current Forward(SnnDsl.Signal)", expressions.ToEquatableArray(), expressions.Count, Element: 0);
    }

    /// <summary>The branch or blocks that a step is part of.</summary>
    private static string? Part(EquatableArray<ForwardStep> steps, int index)
    {
        string? stage = steps[index] switch
        {
            ApplyStep a => a.Stage,
            AttentionStep a => a.Stage,
            JoinStep { States.Count: > 0 } j when steps[j.Current - 1] is ApplyStep a && IsBlocks(a.Stage) => a.Stage,
            _ => null,
        };
        return stage is not null && PropertyOf(stage) != stage ? PropertyOf(stage) : null;
    }

    [GeneratedRegex(@"^(.*?)\d+\.(Attention|Mlp)\.\w+$")]
    private static partial Regex InBlock();

    [GeneratedRegex(@"^(.*)\.(Listen|Query|Key|Value|Map|Project|Expand|Contract)$")]
    private static partial Regex InBranch();
}
