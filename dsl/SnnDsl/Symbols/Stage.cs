namespace SnnDsl;

/// <summary>
/// A stage that takes a signal and gives spikes: synapse, batch norm, neuron and pooling, or only poolings. It is declared
/// by the attributes of a partial property and applied like a function in Forward. In a class without Forward, stages
/// form a chain in declaration order, and the last one, the read-out, has no neuron.
/// </summary>
/// <param name="input">The input of the network, or spikes.</param>
/// <returns>Spikes; counts after an averaging or summing pool.</returns>
public delegate Spikes Stage(Signal input);
