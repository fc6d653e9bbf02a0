namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Multipliers and shift that bring accumulators to one format for all channels.</summary>
internal sealed record CurrentScale(int[] Multipliers, int Shift)
{
    /// <summary>What an accumulator of a channel is multiplied with on the whole.</summary>
    public double Factor(int channel) => Multipliers[channel] / Math.Pow(2, Shift);
}
