namespace SnnDsl;

/// <summary>
/// A value per element and time step that a synapse can read: the 8-bit input of a network, or <see cref="Spikes"/>.
/// Like every symbolic type it has no instances: a Forward method over it is read by the source generator, never run.
/// </summary>
public abstract class Signal
{
    private protected Signal()
    {
    }
}
