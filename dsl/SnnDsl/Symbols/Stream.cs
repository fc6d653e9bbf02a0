using System.Diagnostics.CodeAnalysis;

namespace SnnDsl;

/// <summary>
/// A state of a residual stream: a real number per element and time step, 16 bits on the target. It may be used any number of
/// times. Neurons turn it into spikes; a synapse cannot read it. A stream remembers the state before each one; the first
/// state is its own predecessor. Where System.IO is imported too, write <c>using Stream = SnnDsl.Stream;</c>.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "The field's word for it; it has nothing to do with System.IO.")]
public sealed class Stream : Current
{
    private Stream()
    {
    }

    /// <summary>The next state of an ordinary residual: the current is added to this state.</summary>
    /// <param name="stream">The newest state.</param>
    /// <param name="current">A current of the stream's shape.</param>
    /// <returns>The next state.</returns>
    public static Stream operator +(Stream stream, Current current) => Add(stream, current);

    /// <inheritdoc cref="op_Addition(Stream, Current)"/>
    public static Stream operator +(Current current, Stream stream) => Add(stream, current);

    /// <summary>What <c>+</c> means, for languages without operators.</summary>
    /// <param name="stream">The newest state.</param>
    /// <param name="current">A current of the stream's shape.</param>
    /// <returns>The next state.</returns>
    public static Stream Add(Stream stream, Current current) => throw Symbolic.NotRun("+");

    /// <summary>
    /// The next state of a reversible block: the current is added to the mean of this state and its predecessor, so that both
    /// can be computed back (BESTformer, arXiv 2501.05904).
    /// </summary>
    /// <param name="current">A current of the stream's shape.</param>
    /// <returns>The next state.</returns>
    public Stream Average(Current current) => throw Symbolic.NotRun(nameof(Average));
}
