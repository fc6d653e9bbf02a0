namespace SnnDsl;

/// <summary>
/// A stage without a neuron: a synapse and at most a batch norm. Its current goes to a <see cref="Neuron"/>, or is the
/// read-out of the network.
/// </summary>
/// <param name="input">The input of the network, or spikes.</param>
/// <returns>The current.</returns>
public delegate Current Synapse(Signal input);
