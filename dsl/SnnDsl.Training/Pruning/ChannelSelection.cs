using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Pruning;

/// <summary>Output channels of a stage that stay.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Declared">Channels before.</param>
/// <param name="Channels">Indices of those that stay, ascending.</param>
public sealed record StageSelection(string Stage, int Declared, EquatableArray<int> Channels);

/// <summary>Which channels stay in the stages that are pruned; all others keep all of theirs.</summary>
/// <param name="Stages">The pruned stages, in declaration order.</param>
public sealed record ChannelSelection(EquatableArray<StageSelection> Stages)
{
    /// <summary>The numbers of channels, as the float graph's builder takes them.</summary>
    public EquatableArray<KeptChannels> Kept => Stages.Select(s => new KeptChannels(s.Stage, s.Channels.Count)).ToEquatableArray();

    /// <summary>Channels of a stage that stay, ascending.</summary>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="channels">How many it has.</param>
    public IEnumerable<int> Of(string stage, int channels) =>
        Stages.FirstOrDefault(s => s.Stage == stage) is { } selection ? selection.Channels : Enumerable.Range(0, channels);

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", Stages.Select(s => $"{s.Stage}: {string.Join(',', s.Channels)}"));
}
