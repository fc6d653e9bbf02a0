using System.Diagnostics.CodeAnalysis;

namespace SnnDsl;

/// <summary>
/// A value per element and time step that a synapse can read: the 8-bit input of a network, or <see cref="Spikes"/>.
/// Like every symbolic type it has no instances: a Forward method over it is read by the source generator, never run.
/// Where System.IO is imported too, write <c>using Stream = SnnDsl.Stream;</c>.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "The field's word for it; it has nothing to do with System.IO.")]
public abstract class Stream
{
    private protected Stream()
    {
    }
}
