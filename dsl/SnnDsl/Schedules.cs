namespace SnnDsl;

/// <summary>In which order a network is computed on the target. Both give the same spikes.</summary>
[Flags]
public enum Schedules
{
    /// <summary>The whole window at once, layer by layer; no membrane outlives its layer.</summary>
    Framed = 1,

    /// <summary>Time step by time step, one call each; membranes live in the network's state.</summary>
    Streaming = 2,
}
