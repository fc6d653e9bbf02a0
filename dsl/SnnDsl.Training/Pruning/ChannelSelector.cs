using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Pruning;

/// <summary>What becomes of channels that an identity shortcut adds to each other.</summary>
public enum ShortcutChannels
{
    /// <summary>Each stage keeps its own best channels; the shortcut then joins the i-th channel that is left of one with the i-th of the
    /// other, whatever they were before. So the released code of QP-SNN does it; fine-tuning has to heal it.</summary>
    ByPosition,

    /// <summary>Stages that identity shortcuts join keep the same channels, those with the largest sum of scores: every shortcut
    /// carries what it carried before.</summary>
    Aligned,
}

/// <summary>Keeps the channels with the highest scores.</summary>
public static class ChannelSelector
{
    /// <summary>Selects for every stage of the declaration with a ratio. Of equal scores the channel with the lower index stays.</summary>
    /// <param name="graph">The graph before pruning.</param>
    /// <param name="scores">One score per output channel for each stage with a ratio; higher stays.</param>
    /// <param name="shortcuts">How identity shortcuts are treated.</param>
    /// <exception cref="InvalidDataException">Stages that must keep the same channels have different ratios.</exception>
    public static ChannelSelection Run(
        FloatGraph graph, IReadOnlyDictionary<string, double[]> scores, ShortcutChannels shortcuts = ShortcutChannels.ByPosition)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(scores);
        var groups = shortcuts == ShortcutChannels.Aligned ? JoinedStages.Of(graph) : [];
        return new ChannelSelection(graph.Declaration.Stages
            .Where(stage => stage.Prune > 0)
            .Select(stage => Select(graph, stage, groups.FirstOrDefault(g => g.Contains(stage.Name)) ?? [stage.Name], scores))
            .ToEquatableArray());
    }

    private static StageSelection Select(
        FloatGraph graph, StageDeclaration stage, IReadOnlyList<string> group, IReadOnlyDictionary<string, double[]> scores)
    {
        var channels = PrunedChannels.Declared(stage);
        foreach (var other in group.Select(graph.Declaration.Stage))
        {
            if (other.Prune != stage.Prune)
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"'{stage.Name}' and '{other.Name}' are joined by an identity shortcut or a shared stage and must keep the same channels, but one loses a share of {stage.Prune} and the other of {other.Prune}: give both the same ratio."));
            }
        }
        var sums = Enumerable.Range(0, channels).Select(c => group.Sum(name => scores[name][c])).ToArray();
        var kept = Enumerable.Range(0, channels)
            .OrderByDescending(c => sums[c])
            .ThenBy(c => c)
            .Take(PrunedChannels.Kept(channels, stage.Prune))
            .Order();
        return new StageSelection(stage.Name, channels, kept.ToEquatableArray());
    }
}
