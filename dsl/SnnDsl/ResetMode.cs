namespace SnnDsl;

/// <summary>What happens to the membrane of a neuron that fires.</summary>
public enum ResetMode
{
    /// <summary>The membrane becomes 0 (hard reset).</summary>
    Zero,

    /// <summary>The threshold is subtracted from the membrane (soft reset).</summary>
    Subtract,
}
