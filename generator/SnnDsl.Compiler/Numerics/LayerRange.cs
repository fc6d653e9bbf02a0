namespace SnnDsl.Compiler.Numerics;

/// <summary>Proved ranges of a layer over all channels, inputs and time steps.</summary>
/// <param name="Accumulator">Accumulator of one time step; of the whole window in the read-out.</param>
/// <param name="Membrane">Membrane before the threshold; the scores in the read-out.</param>
/// <param name="DeadChannels">Channels that can never fire.</param>
public record LayerRange(IntegerRange Accumulator, IntegerRange Membrane, int DeadChannels)
{
    /// <summary>What accumulators become on their way into membranes or states, before a shift.</summary>
    public IntegerRange Current { get; init; }
}
