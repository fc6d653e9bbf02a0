using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Passes;

/// <summary>Where everything stands in memory while a network runs by one schedule.</summary>
/// <param name="Schedule">The schedule: exactly one.</param>
/// <param name="Steps">Time steps of a call.</param>
/// <param name="Layers">Memory of each node, by its id.</param>
/// <param name="ArenaWords">Words of what no call leaves behind.</param>
public sealed record SchedulePlan(Schedules Schedule, int Steps, EquatableArray<LayerMemory> Layers, int ArenaWords)
{
    /// <summary>Words that a stream keeps besides scores and membranes: steps so far, and the first with a spike for
    /// the read-out.</summary>
    private const int CountWords = 2;

    /// <summary>Whether membranes outlive a call.</summary>
    public bool IsStreaming => Schedule == Schedules.Streaming;

    /// <summary>Words of the membranes that outlive a call.</summary>
    public int MembraneWords => Layers.Sum(l => l.Membranes?.Words ?? 0);

    /// <summary>Words of the largest maps of attention, which stand behind the arena of traced programs only.</summary>
    public int MapWords { get; init; }

    /// <summary>Words of the scores.</summary>
    public int ScoreWords { get; init; }

    /// <summary>Words that are kept from one call to the next.</summary>
    public int KeptWords => ScoreWords + MembraneWords + (IsStreaming ? CountWords : 0);

    /// <summary>Bytes of one instance.</summary>
    public int InstanceBytes => 4 * (KeptWords + ArenaWords);
}

/// <summary>Memory of a node. What it does not need is <see langword="null"/>.</summary>
/// <param name="Output">Its spikes, in the arena; the input and the scores are not in it.</param>
/// <param name="Scratch">Working memory of its kernel, in the arena: words, then the entries of its event list.</param>
/// <param name="Membranes">What its neurons keep between calls.</param>
public sealed record LayerMemory(ArenaBuffer? Output, ArenaBuffer? Scratch, ArenaBuffer? Membranes);

/// <summary>A part of the arena or of the membranes, in 32-bit words.</summary>
public readonly record struct ArenaBuffer(int Offset, int Words)
{
    public int End => Offset + Words;

    public bool Overlaps(ArenaBuffer other) => Offset < other.End && other.Offset < End;
}
