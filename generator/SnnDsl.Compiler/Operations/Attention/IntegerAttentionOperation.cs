using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Operations;

/// <summary>Attention with a binary map.</summary>
/// <param name="Query">The node with the spikes of queries.</param>
/// <param name="Key">The node with those of keys.</param>
/// <param name="Value">The node with those of values.</param>
/// <param name="Heads">Number of heads.</param>
/// <param name="Order">Which product the map is.</param>
/// <param name="Parameters">Gains.</param>
public sealed record IntegerAttentionOperation(int Query, int Key, int Value, int Heads, AttentionOrder Order, AttentionArtifact Parameters)
    : IntegerOperation
{
    /// <inheritdoc/>
    public override EquatableArray<Edge> Edges => [new(EdgeRole.Query, Query), new(EdgeRole.Key, Key), new(EdgeRole.Value, Value)];

    /// <inheritdoc/>
    public override IntegerSynapse? CurrentSynapse => null;

    /// <inheritdoc/>
    public override bool IsReadOut => false;

    /// <inheritdoc/>
    public override ValueFormat Output(IReadOnlyList<IntegerNode> nodes) => ValueFormat.Spikes;

    /// <summary>Its sizes in a layer of a shape.</summary>
    public AttentionShape Sizes(TensorShape shape) => AttentionShape.Of(shape, Heads, Order);

    internal override bool Fits(IntegerGraph graph, IntegerNode node) =>
        node.Inputs.All(i => graph.Nodes[i].Format.IsSpikes && graph.Nodes[i].Shape == node.Shape);

    internal override LayerProof Prove(ProofScope scope, IntegerNode node) => AttentionProof.Of(scope, node, this);

    internal override EquatableArray<SynapseGeometry> Listed => [];

    internal override StorageType? Storage(Plan plan, LayerPlan layer) => null;

    internal override KernelChoice? Kernel(KernelScope scope, LayerPlan layer) => null;

    internal override EquatableArray<ConstantArray> Constants(IntegerGraph graph, LayerPlan layer) => [new(layer.Node.Stage, ConstantRole.Lambda, ConstantElement.Signed16, Parameters.Lambda)];

    internal override int ScratchWords(IntegerGraph graph, LayerPlan layer, int timeSteps, bool isStreaming) => Sizes(layer.Node.Shape).ScratchWords(timeSteps);

    internal override int MembraneWords(LayerPlan layer) => 0;

    internal override int MapWords(IntegerNode node, int timeSteps) => timeSteps * Heads * Sizes(node.Shape).MapWords;

    internal override LayerEmission Emit(EmissionContext context) => AttentionLayer.Emit(context, this);

    internal override double Mean(IntegerGraph graph, IntegerNode node, double[] means) => SpikeRates.Unmeasured;

    internal override string Describe() => $"[{Heads} heads, {Order}]";
}
