using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Graphs;

/// <summary>
/// One use of a synapse with what takes its current: the part of the float graph that becomes one integer node. The
/// neuron may belong to a stage of its own.
/// </summary>
/// <param name="Synapse">The convolution or linear layer.</param>
/// <param name="BatchNorm">The batch norm behind it, if any.</param>
/// <param name="Consumer">The neuron, the state of a stream, or the mean over time of the read-out.</param>
public sealed record SynapseUse(FloatNode Synapse, FloatNode? BatchNorm, FloatNode Consumer)
{
    /// <summary>The stage whose parameters the use computes with.</summary>
    public string Stage => Synapse.Parameters;

    /// <summary>The use of the synapse whose current is added to this one, if any.</summary>
    public SynapseUse? Branch { get; init; }

    /// <summary>Whether this is that second current: its thresholds belong to the first one.</summary>
    public bool IsBranch { get; init; }

    /// <summary>The neuron; none in the read-out.</summary>
    public NeuronRule? Neuron => (Consumer.Operation as NeuronOperation)?.Rule;

    /// <summary>Whether the current joins a residual stream.</summary>
    public bool IsStream => Consumer.Kind == ValueKind.Stream;

    /// <summary>The operation with the weights.</summary>
    public SynapseOperation Operation => (SynapseOperation)Synapse.Operation;

    /// <summary>Spike shortcuts into the neuron.</summary>
    public int Shortcuts => Neuron is null ? 0 : Consumer.Inputs.Count - 1;

    /// <summary>All uses, in the order in which they are computed; a branch follows the current that it is added to.</summary>
    public static EquatableArray<SynapseUse> Of(FloatGraph graph) => graph.Nodes
        .Where(n => n.Kind != ValueKind.Current && n.Inputs.Count > 0 && graph.Nodes[n.Inputs[0]].Kind == ValueKind.Current)
        .Select(n => Of(graph, n))
        .SelectMany(use => use.Branch is { } branch ? [use, branch] : (SynapseUse[])[use])
        .ToEquatableArray();

    /// <summary>The use that a neuron, the state of a stream or the mean over time ends; of two currents that of the first.</summary>
    /// <exception cref="InvalidOperationException">The node takes no current of a synapse.</exception>
    public static SynapseUse Of(FloatGraph graph, FloatNode consumer)
    {
        FloatNode current = graph.Nodes[consumer.Inputs[0]];
        return current.Inputs.Count == 2
            ? Of(graph, graph.Nodes[current.Inputs[0]], consumer) with
            {
                Branch = Of(graph, graph.Nodes[current.Inputs[1]], consumer) with { IsBranch = true },
            }
            : Of(graph, current, consumer);
    }

    private static SynapseUse Of(FloatGraph graph, FloatNode current, FloatNode consumer)
    {
        FloatNode? norm = current.Operation.KeepsShape ? current : null;
        FloatNode synapse = norm is null ? current : graph.Nodes[norm.Inputs[0]];
        return synapse.Operation is SynapseOperation
            ? new SynapseUse(synapse, norm, consumer)
            : throw new InvalidOperationException($"The node {consumer.Name} takes no current of a synapse.");
    }
}
