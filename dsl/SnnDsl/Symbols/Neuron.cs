namespace SnnDsl;

/// <summary>A stage that begins with its neuron, for a current that shortcuts were added to.</summary>
/// <param name="input">The current of a <see cref="Synapse"/>, with any number of spike shortcuts added.</param>
/// <returns>Spikes; counts after an averaging or summing pool.</returns>
public delegate Spikes Neuron(Current input);
