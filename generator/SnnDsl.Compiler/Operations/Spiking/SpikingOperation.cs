using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

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

    internal override EquatableArray<SynapseGeometry> Listed => Branch is null ? [Synapse.Geometry] : [Synapse.Geometry, Branch.Synapse.Geometry];

    internal override StorageType? Storage(Plan plan, LayerPlan layer) => SpikingStorage.Of(plan, layer);

    internal override KernelChoice? Kernel(KernelScope scope, LayerPlan layer) => scope.Graph.Nodes[Source].Format.IsImage
        ? scope.Refuse(layer)
        : SpikingKernel.Choose(scope, layer, this);

    internal override EquatableArray<ConstantArray> Constants(IntegerGraph graph, LayerPlan layer) =>
    [
        layer.Kernel is null ? WeightArrays.OutputMajor(layer.Node.Stage, Synapse) : WeightArrays.Blocks(layer.Node.Stage, Synapse),
        .. NeuronArrays.Of(layer, this),
        .. layer.Kernel is { UsesTotals: true } ? (ConstantArray[])[WeightArrays.Totals(layer.Node.Stage, Synapse)] : [],
        .. CodeArrays.Of(layer, Neuron),
        .. Branch is null ? [] : (ConstantArray[])
        [
            WeightArrays.Blocks(Branch.Stage, Branch.Synapse),
            new(Branch.Stage, ConstantRole.Multipliers, ConstantElement.Unsigned16, Branch.Parameters.Multipliers),
        ],
    ];

    internal override int ScratchWords(IntegerGraph graph, LayerPlan layer, int timeSteps, bool isStreaming) => layer.Kernel is null
        ? WorkingMemory.PatchWords(Synapse.Geometry)
        : WorkingMemory.Of(graph, layer).AllWords;

    internal override int MembraneWords(LayerPlan layer) => MembraneMemory.Words(layer, this);

    internal override int MapWords(IntegerNode node, int timeSteps) => 0;

    internal override LayerEmission Emit(EmissionContext context) => SpikingLayer.Emit(context, this);

    internal override double Mean(IntegerGraph graph, IntegerNode node, double[] means) => Neuron.Parameters.SpikeRate;

    internal override string Describe() =>
        $"{Synapse.Describe()}{(Branch is null ? "" : $" + {Branch.Stage} {Branch.Synapse.Describe()}")} {Neuron.Describe()}";
}
