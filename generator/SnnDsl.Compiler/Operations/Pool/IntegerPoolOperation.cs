using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Operations;

/// <summary>Pooling of spikes: OR or count.</summary>
/// <param name="Source">The node it reads.</param>
/// <param name="IsMaximum">Whether it is OR.</param>
/// <param name="Window">Where it looks.</param>
public sealed record IntegerPoolOperation(int Source, bool IsMaximum, Window Window) : IntegerOperation
{
    /// <inheritdoc/>
    public override EquatableArray<Edge> Edges => [new(EdgeRole.Source, Source)];

    /// <inheritdoc/>
    public override IntegerSynapse? CurrentSynapse => null;

    /// <inheritdoc/>
    public override bool IsReadOut => false;

    /// <inheritdoc/>
    public override ValueFormat Output(IReadOnlyList<IntegerNode> nodes) =>
        IsMaximum ? nodes[Source].Format : ValueFormat.Counts(nodes[Source].Maximum * Window.Size);

    internal override bool Fits(IntegerGraph graph, IntegerNode node) =>
        graph.Nodes[Source].Format.IsSpikes && Window.Over(graph.Nodes[Source].Shape, node.Shape.Channels) == node.Shape
        && graph.Nodes[Source].Shape.Channels == node.Shape.Channels;

    internal override LayerProof Prove(ProofScope scope, IntegerNode node) => new PassedProof(node);

    internal override EquatableArray<SynapseGeometry> Listed => [];

    internal override StorageType? Storage(Plan plan, LayerPlan layer) => null;

    internal override KernelChoice? Kernel(KernelScope scope, LayerPlan layer) => null;

    internal override EquatableArray<ConstantArray> Constants(IntegerGraph graph, LayerPlan layer) => [];

    internal override int ScratchWords(IntegerGraph graph, LayerPlan layer, int timeSteps, bool isStreaming) => 0;

    internal override int MembraneWords(LayerPlan layer) => 0;

    internal override int MapWords(IntegerNode node, int timeSteps) => 0;

    internal override LayerEmission Emit(EmissionContext context) => PoolLayer.Emit(context, this);

    internal override double Mean(IntegerGraph graph, IntegerNode node, double[] means) => PooledMean.Of(means[Source], IsMaximum, Window);

    internal override string Describe() => $"[{(IsMaximum ? "or" : "count")} {Window.Describe("size")}]";
}
