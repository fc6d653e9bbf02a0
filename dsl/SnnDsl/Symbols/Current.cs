namespace SnnDsl;

/// <summary>
/// Current of a synapse, a real number per element and time step. It feeds exactly one neuron, or is the read-out.
/// </summary>
public abstract class Current
{
    private protected Current()
    {
    }

    /// <summary>Adds a spike shortcut of the same shape: every spike raises the membrane of the neuron by its threshold.</summary>
    /// <param name="current">The current.</param>
    /// <param name="shortcut">The spikes, 0 or 1.</param>
    /// <returns>A current for one <see cref="Neuron"/>.</returns>
    public static Current operator +(Current current, Spikes shortcut) => Add(current, shortcut);

    /// <inheritdoc cref="op_Addition(Current, Spikes)"/>
    public static Current operator +(Spikes shortcut, Current current) => Add(current, shortcut);

    /// <summary>
    /// Adds the current of a second synapse of the same shape, a branch. Each current has a scale of its own; integers bring
    /// two of them together only in a neuron whose membrane has <see cref="LifAttribute.MembraneBits"/>. Neither may read an
    /// image.
    /// </summary>
    /// <param name="current">The current.</param>
    /// <param name="branch">The second one.</param>
    /// <returns>A current for one <see cref="Neuron"/>.</returns>
    public static Current operator +(Current current, Current branch) => Add(current, branch);

    /// <summary>Begins a residual with the current of a convolution that reads spikes.</summary>
    /// <returns>The first state, which is its own predecessor.</returns>
    public Residual ToResidual() => throw Symbolic.NotRun(nameof(ToResidual));

    /// <summary>What <c>+</c> means, for languages without operators.</summary>
    /// <param name="current">The current.</param>
    /// <param name="shortcut">The spikes, 0 or 1.</param>
    /// <returns>A current for one <see cref="Neuron"/>.</returns>
    public static Current Add(Current current, Spikes shortcut) => throw Symbolic.NotRun("+");

    /// <inheritdoc cref="Add(Current, Spikes)"/>
    public static Current Add(Current current, Current branch) => throw Symbolic.NotRun("+");
}
