using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Operations;

/// <summary>Every <paramref name="Stride"/>-th row and column; channel c becomes channel c + <paramref name="ChannelOffset"/>.</summary>
/// <param name="Source">The node that it reads.</param>
/// <param name="Stride">Rows and columns from one that is kept to the next.</param>
/// <param name="ChannelOffset">Channels of zeros in front.</param>
public sealed record IntegerOptionAOperation(int Source, int Stride, int ChannelOffset) : IntegerOperation
{
    /// <inheritdoc/>
    public override EquatableArray<Edge> Edges => [new(EdgeRole.Source, Source)];

    /// <inheritdoc/>
    public override IntegerSynapse? CurrentSynapse => null;

    /// <inheritdoc/>
    public override bool IsReadOut => false;

    /// <inheritdoc/>
    public override ValueFormat Output(IReadOnlyList<IntegerNode> nodes) => ValueFormat.Spikes;

    internal override bool Fits(IntegerGraph graph, IntegerNode node)
    {
        IntegerNode source = graph.Nodes[Source];
        return source.Format.IsSpikes
            && ChannelOffset >= 0
            && ChannelOffset + source.Shape.Channels <= node.Shape.Channels
            && (node.Shape.Height - 1) * Stride < source.Shape.Height
            && (node.Shape.Width - 1) * Stride < source.Shape.Width;
    }

    internal override LayerProof Prove(ProofScope scope, IntegerNode node) =>
        new OptionAProof(node, ChannelOffset, scope.Graph.Nodes[Source].Shape.Channels);

    internal override EquatableArray<SynapseGeometry> Listed => [];

    internal override StorageType? Storage(Plan plan, LayerPlan layer) => null;

    internal override KernelChoice? Kernel(KernelScope scope, LayerPlan layer) => null;

    internal override EquatableArray<ConstantArray> Constants(IntegerGraph graph, LayerPlan layer) => [];

    internal override int ScratchWords(IntegerGraph graph, LayerPlan layer, int timeSteps, bool isStreaming) => 0;

    internal override int MembraneWords(LayerPlan layer) => 0;

    internal override int MapWords(IntegerNode node, int timeSteps) => 0;

    internal override LayerEmission Emit(EmissionContext context) => OptionALayer.Emit(context, this);

    internal override double Mean(IntegerGraph graph, IntegerNode node, double[] means) =>
        means[Source] * graph.Nodes[Source].Shape.Channels / node.Shape.Channels;

    internal override string Describe() => $"[stride {Stride}, {ChannelOffset} channels of zeros in front]";
}
