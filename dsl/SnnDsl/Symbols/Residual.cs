namespace SnnDsl;

/// <summary>
/// A state between the blocks of a transformer: a real number per element and time step, 16 bits on the target. It may be used any number of
/// times. Neurons turn it into spikes; a synapse cannot read it. A residual remembers the state before each one; the first
/// state is its own predecessor.
/// </summary>
public sealed class Residual : Current
{
    private Residual()
    {
    }

    /// <summary>The next state of an ordinary residual: the current is added to this state.</summary>
    /// <param name="residual">The newest state.</param>
    /// <param name="current">A current of the residual's shape.</param>
    /// <returns>The next state.</returns>
    public static Residual operator +(Residual residual, Current current) => Add(residual, current);

    /// <inheritdoc cref="op_Addition(Residual, Current)"/>
    public static Residual operator +(Current current, Residual residual) => Add(residual, current);

    /// <summary>What <c>+</c> means, for languages without operators.</summary>
    /// <param name="residual">The newest state.</param>
    /// <param name="current">A current of the residual's shape.</param>
    /// <returns>The next state.</returns>
    public static Residual Add(Residual residual, Current current) => throw Symbolic.NotRun("+");

    /// <summary>
    /// The next state of a reversible block: the current is added to the mean of this state and its predecessor, so that both
    /// can be computed back (BESTformer, arXiv 2501.05904).
    /// </summary>
    /// <param name="current">A current of the residual's shape.</param>
    /// <returns>The next state.</returns>
    public Residual Average(Current current) => throw Symbolic.NotRun(nameof(Average));
}
