using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// A synapse and its neurons. Reading the image it is an encoder: its current is the same at every step. Each spike of a
/// shortcut adds the threshold of its channel.
/// </summary>
/// <param name="Source">The node that the synapse reads.</param>
/// <param name="Synapse">Weights of the current.</param>
/// <param name="Neuron">The neurons.</param>
public sealed record SpikingOperation(int Source, IntegerSynapse Synapse, IntegerNeuron Neuron) : IntegerOperation
{
    /// <summary>Nodes whose spikes reach the neurons past the synapse.</summary>
    public EquatableArray<int> Shortcuts { get; init; } = [];

    /// <summary>A second current into the neurons, if any.</summary>
    public IntegerBranch? Branch { get; init; }

    /// <inheritdoc/>
    public override EquatableArray<Edge> Edges =>
    [
        new(EdgeRole.Source, Source),
        .. Shortcuts.Select(id => new Edge(EdgeRole.Shortcut, id)),
        .. Branch is null ? (Edge[])[] : [new(EdgeRole.Branch, Branch.Source)],
    ];

    /// <inheritdoc/>
    public override IntegerSynapse? CurrentSynapse => Synapse;

    /// <inheritdoc/>
    public override bool IsReadOut => false;

    /// <inheritdoc/>
    public override ValueFormat Output(IReadOnlyList<IntegerNode> nodes) => ValueFormat.Spikes;

    internal override bool Fits(IntegerGraph graph, IntegerNode node) =>
        Synapse.Geometry.Fits(graph.Nodes[Source], node.Shape)
        && graph.Shortcuts(node).All(shortcut => shortcut.Format.IsSpikes && shortcut.Shape == node.Shape)
        && (Branch is null || Branch.Synapse.Geometry.Fits(graph.Nodes[Branch.Source], node.Shape));

    internal override LayerProof Prove(ProofScope scope, IntegerNode node) => SpikingProof.Of(scope, node, this);

    internal override LayerEmission Emit(EmissionContext context) => SpikingLayer.Emit(context, this);

    internal override double Mean(IntegerGraph graph, IntegerNode node, double[] means) => Neuron.Parameters.SpikeRate;

    internal override string Describe() =>
        $"{Synapse.Describe()}{(Branch is null ? "" : $" + {Branch.Stage} {Branch.Synapse.Describe()}")} {Neuron.Describe()}";
}
