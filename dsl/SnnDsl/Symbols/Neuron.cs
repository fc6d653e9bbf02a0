namespace SnnDsl;

/// <summary>A stage that begins with its neuron, for a current that shortcuts or a second current were added to, or for the state of
/// a residual.</summary>
/// <param name="input">The current of a <see cref="Synapse"/>, with any number of spike shortcuts and at most one other current added.</param>
/// <returns>Spikes; counts after an averaging or summing pool.</returns>
public delegate Spikes Neuron(Current input);
