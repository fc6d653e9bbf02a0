using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>What a value of the data flow holds.</summary>
internal enum FlowKind
{
    Image,
    Events,
    Spikes,
    Counts,
    Current,
    Residual,
}

/// <summary>A value while blocks are inlined.</summary>
/// <param name="Number">Number of the value in the declaration.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Producer">The stage that made it; <see langword="null"/> for the input.</param>
internal sealed record FlowValue(int Number, FlowKind Kind, StageDeclaration? Producer)
{
    /// <summary>Values that wait to be added to this current by a neuron.</summary>
    public EquatableArray<int> Shortcuts { get; init; } = [];

    /// <summary>The current that was added to this one, if any.</summary>
    public FlowValue? Branch { get; init; }

    /// <summary>Whether the current comes from the image.</summary>
    public bool IsOfImage { get; init; }

    /// <summary>The state before this one, of a residual.</summary>
    public int Older { get; init; }

    /// <summary>Whether something was added to this current.</summary>
    public bool IsSum => Shortcuts.Count > 0 || Branch is not null;

    /// <summary>Place of the last sum; of nothing without one.</summary>
    public int SumElement { get; init; }

    /// <summary>What the value holds, for messages.</summary>
    public string Description => Kind switch
    {
        FlowKind.Image => "the 8-bit input",
        FlowKind.Events => "the events of the input",
        FlowKind.Counts => $"the counts of '{Producer?.Name}'",
        FlowKind.Current => $"the current of '{Producer?.Name}'",
        FlowKind.Residual => $"the residual behind '{Producer?.Name}'",
        _ => $"the spikes of '{Producer?.Name}'",
    };
}
