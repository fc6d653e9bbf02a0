namespace SnnDsl.Compiler.Graphs;

/// <summary>What a value means.</summary>
public enum ValueKind
{
    /// <summary>Input pixels, 0 to 255 on the target, 0 to 1 in training.</summary>
    Image,

    /// <summary>Real-valued current of a synapse.</summary>
    Current,

    /// <summary>Spikes, 0 or 1.</summary>
    Spikes,

    /// <summary>Pooled spikes: counts on the target.</summary>
    Counts,

    /// <summary>State of a residual stream: a real number per element and time step, 16 bits on the target.</summary>
    Stream,

    /// <summary>Class scores, summed or averaged over time.</summary>
    Scores,
}
