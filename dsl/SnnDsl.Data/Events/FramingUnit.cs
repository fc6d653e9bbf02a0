namespace SnnDsl.Data.Events;

/// <summary>What ends a time step of an event network.</summary>
public enum FramingUnit
{
    /// <summary>Time has passed: quiet scenes give sparse frames.</summary>
    Microseconds,

    /// <summary>Events have come: frames are equally full, and follow each other faster when more moves.</summary>
    Events,
}
