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

    /// <summary>Stages that identity shortcuts join keep the same channels, those with the largest sum of scores: every such
    /// shortcut carries what it carried before. (Option A is padded by the channels that are left, in either case.)</summary>
    Aligned,
}

/// <summary>Keeps the channels with the highest scores.</summary>
public static class ChannelSelector
{
    /// <summary>Selects for every stage with a ratio; <see cref="PrunedChannels"/> says how many. Of equal scores the channel with the
    /// lower index stays.</summary>
    /// <param name="graph">The graph before pruning.</param>
    /// <param name="scores">One score per output channel for each stage with a ratio; higher stays.</param>
    /// <param name="ratios">Share of the channels to remove by stage.</param>
    /// <param name="shortcuts">How identity shortcuts are treated.</param>
    /// <exception cref="InvalidDataException">Stages that must keep the same channels have different ratios.</exception>
    public static ChannelSelection Run(
        FloatGraph graph,
        IReadOnlyDictionary<string, double[]> scores,
        IReadOnlyDictionary<string, decimal> ratios,
        ShortcutChannels shortcuts = ShortcutChannels.ByPosition)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(ratios);
        var groups = shortcuts == ShortcutChannels.Aligned ? JoinedStages.Of(graph) : [];
        return new ChannelSelection(graph.Declaration.Stages
            .Where(stage => ratios.ContainsKey(stage.Name))
            .Select(stage =>
            {
                var group = groups.FirstOrDefault(g => g.Contains(stage.Name)) ?? [stage.Name];
                CheckRatios(group, ratios);
                return Select(stage, [.. group.Select(name => scores[name])], ratios[stage.Name]);
            })
            .ToEquatableArray());
    }

    private static StageSelection Select(StageDeclaration stage, double[][] scores, decimal ratio)
    {
        var channels = PrunedChannels.Declared(stage);
        var kept = Enumerable.Range(0, channels)
            .OrderByDescending(c => scores.Sum(score => score[c]))
            .ThenBy(c => c)
            .Take(PrunedChannels.Kept(channels, ratio))
            .Order();
        return new StageSelection(stage.Name, channels, kept.ToEquatableArray());
    }

    private static void CheckRatios(IReadOnlyList<string> group, IReadOnlyDictionary<string, decimal> ratios)
    {
        if (group.FirstOrDefault(stage => ratios.GetValueOrDefault(stage) != ratios.GetValueOrDefault(group[0])) is { } other)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"'{group[0]}' and '{other}' are joined by an identity shortcut or a shared stage and must keep the same channels, but one loses a share of {ratios.GetValueOrDefault(group[0])} and the other of {ratios.GetValueOrDefault(other)}: give both the same ratio."));
        }
    }
}
