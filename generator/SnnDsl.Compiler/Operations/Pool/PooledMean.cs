using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Operations;

/// <summary>Mean of what a pooling gives.</summary>
internal static class PooledMean
{
    /// <summary>
    /// Mean of an element from that of the spikes below it. An OR is exact only if neighbours fire independently; they fire together:
    /// a window of n behaves like half as many that do not. Fitted to the example.
    /// </summary>
    public static double Of(double spikes, bool isMaximum, Window window) =>
        isMaximum ? 1 - Math.Pow(1 - spikes, (window.Size + 1) / 2.0) : spikes * window.Size;
}
