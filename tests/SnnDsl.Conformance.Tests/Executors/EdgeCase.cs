namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>What parameters must be drawn for, as random ones hardly ever reach it. Each is counted where a spike depends on it.</summary>
internal enum EdgeCase
{
    /// <summary>A neuron of an attention map fires only because of what the largest number that is kept of its membrane is cut to.</summary>
    MapSaturates,

    /// <summary>A neuron of an attention map fires only because of the planes of its membrane from 2^4 on.</summary>
    MapHasHighPlanes,

    /// <summary>A count behind a map is the gain's share of the threshold, rounded down: one more is needed.</summary>
    LeastCountIsRounded,

    /// <summary>A neuron behind a map fires only because of the planes of its count from 2^8 on.</summary>
    AttendedAbove255,

    /// <summary>A pooling counts more than a byte holds.</summary>
    PooledAbove255,

    /// <summary>A pixel has more events than four planes hold.</summary>
    EventsAbove15,

    /// <summary>The state of a residual stream is cut to 16 bits.</summary>
    StateIsCut,

    /// <summary>The magnitude of a membrane of 8 bits is that of the rung in the middle, which it does not pass.</summary>
    MiddleRungIsMet,
}
