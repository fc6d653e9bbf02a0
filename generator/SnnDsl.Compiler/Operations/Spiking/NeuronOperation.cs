using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// LIF or IF neuron over the whole window. Its inputs are the current, or the state of a stream, and any number of spike shortcuts:
/// h[t] = decay * u[t-1] + current[t] + threshold * (sum of the shortcuts' spikes at t).
/// Where the rule has membrane bits, what is kept of u is its code of so many bits.
/// </summary>
public sealed record NeuronOperation(NeuronRule Rule) : FloatOperation(Rule.Name);
