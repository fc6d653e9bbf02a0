using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Operations;

/// <summary>The events of each time step: counts up to a maximum.</summary>
public sealed record EventsOperation(int Maximum) : IntegerOperation
{
    /// <inheritdoc/>
    public override EquatableArray<Edge> Edges => [];

    /// <inheritdoc/>
    public override IntegerSynapse? CurrentSynapse => null;

    /// <inheritdoc/>
    public override bool IsReadOut => false;

    /// <inheritdoc/>
    public override ValueFormat Output(IReadOnlyList<IntegerNode> nodes) => ValueFormat.Counts(Maximum);

    internal override bool Fits(IntegerGraph graph, IntegerNode node) => node.Shape == graph.Input;

    internal override LayerProof Prove(ProofScope scope, IntegerNode node) => new PassedProof(node);

    internal override EquatableArray<SynapseGeometry> Listed => [];

    internal override StorageType? Storage(Plan plan, LayerPlan layer) => null;

    internal override KernelChoice? Kernel(KernelScope scope, LayerPlan layer) => null;

    internal override EquatableArray<ConstantArray> Constants(IntegerGraph graph, LayerPlan layer) => [];

    internal override int ScratchWords(IntegerGraph graph, LayerPlan layer, int timeSteps, bool isStreaming) => 0;

    internal override int MembraneWords(LayerPlan layer) => 0;

    internal override int MapWords(IntegerNode node, int timeSteps) => 0;

    internal override LayerEmission Emit(EmissionContext context) => LayerEmission.None;

    internal override double Mean(IntegerGraph graph, IntegerNode node, double[] means) => 0;

    internal override string Describe() => "";
}
