using System.Diagnostics;

namespace SnnDsl.Training;

/// <summary>Frees what custom functions kept for gradients. Their contexts live until they are finalized, and the garbage collector
/// has no hurry: it sees their few bytes, not the tensors behind them, so that those of dozens of steps would be in memory.</summary>
internal sealed class AutogradMemory
{
    /// <summary>A collection takes a few milliseconds: not more than a percent of this.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private long _last = Stopwatch.GetTimestamp();

    /// <summary>To be called after each step, outside of its scope.</summary>
    internal void Release()
    {
        if (Stopwatch.GetElapsedTime(_last) < Interval)
            return;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _last = Stopwatch.GetTimestamp();
    }
}
