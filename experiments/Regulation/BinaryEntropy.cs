namespace SnnDsl.Experiments.Regulation;

/// <summary>Entropy of what is 0 or 1, which Q-SNN's dual regulation is to raise.</summary>
internal static class BinaryEntropy
{
    /// <summary>Bits <c>-p log2 p - (1 - p) log2(1 - p)</c>: 1 at p = 1/2, 0 at 0 and 1.</summary>
    internal static double Of(double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        return p is 0 or 1 ? 0 : -(p * Math.Log2(p)) - ((1 - p) * Math.Log2(1 - p));
    }
}
