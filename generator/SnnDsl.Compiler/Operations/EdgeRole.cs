namespace SnnDsl.Compiler.Operations;

/// <summary>What an operation does with one of its inputs.</summary>
public enum EdgeRole
{
    /// <summary>Its synapse, pooling or selection reads it.</summary>
    Source,

    /// <summary>Each of its spikes adds the threshold to a neuron.</summary>
    Shortcut,

    /// <summary>The synapse of the second current reads it.</summary>
    Branch,

    /// <summary>A state that the current is added to, or that is the current.</summary>
    State,

    /// <summary>Queries of attention.</summary>
    Query,

    /// <summary>Keys of attention.</summary>
    Key,

    /// <summary>Values of attention.</summary>
    Value,

    /// <summary>The older of two states that are read out.</summary>
    Older,

    /// <summary>The newer of two states that are read out.</summary>
    Newer,
}
