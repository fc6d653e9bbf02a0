namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>What a network is drawn for. Consecutive seeds go through all of them, so that every batch has each.</summary>
internal enum Flavour
{
    /// <summary>Nothing in particular.</summary>
    Any,

    /// <summary>Membranes of 8 bits that meet the rung in the middle, behind which entries are large.</summary>
    MiddleRung,

    /// <summary>A map whose channels are counted as a whole, with more than 255 positions.</summary>
    WideMap,

    /// <summary>Queries and keys that all fire in the last step but one, and are silent in the last.</summary>
    Bursts,

    /// <summary>Queries and keys that all fire in every second or third of many steps: maps count far up, and down again.</summary>
    LongBursts,

    /// <summary>More than 255 tokens, most of which are attended.</summary>
    ManyTokens,

    /// <summary>One time step, in which thresholds are a few gains of attention and a fraction of one.</summary>
    SingleStep,
}
