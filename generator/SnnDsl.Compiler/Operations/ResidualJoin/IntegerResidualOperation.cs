using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// The next residual state, 16 bits: sat(((A * Multiplier) >> Shift) + Bias + what it joins): nothing, one state as it is, or the
/// mean of an older and a newer one.
/// </summary>
/// <param name="Source">The node that the synapse reads.</param>
/// <param name="States">The states that it joins.</param>
/// <param name="Synapse">Weights of the current.</param>
/// <param name="Parameters">Scale and biases of the current.</param>
public sealed record IntegerResidualOperation(int Source, EquatableArray<int> States, IntegerSynapse Synapse, StreamArtifact Parameters)
    : IntegerOperation
{
    /// <inheritdoc/>
    public override EquatableArray<Edge> Edges => [new(EdgeRole.Source, Source), .. States.Select(id => new Edge(EdgeRole.State, id))];

    /// <inheritdoc/>
    public override IntegerSynapse? CurrentSynapse => Synapse;

    /// <inheritdoc/>
    public override bool IsReadOut => false;

    /// <inheritdoc/>
    public override ValueFormat Output(IReadOnlyList<IntegerNode> nodes) => ValueFormat.State;

    internal override bool Fits(IntegerGraph graph, IntegerNode node) =>
        Synapse.Geometry.Fits(graph.Nodes[Source], node.Shape)
        && States.All(id => graph.Nodes[id].Format.IsState && graph.Nodes[id].Shape == node.Shape);

    /// <summary>Channel by channel: a state is bounded by those that it joins, and by saturation.</summary>
    internal override LayerProof Prove(ProofScope scope, IntegerNode node)
    {
        int inputMaximum = scope.Graph.Nodes[Source].Maximum;
        IntegerRange[] accumulators = [.. Enumerable.Range(0, node.Shape.Channels).Select(c => Synapse.Accumulator(c, inputMaximum))];
        IntegerRange[] products = [.. accumulators.Select((range, c) => range.Scale(Parameters.Scale.Multipliers[c], 0))];
        IntegerRange[] sums =
        [
            .. products.Select((range, c) => range.Shift(Parameters.Scale.Shift)
                .Scale(1, Parameters.Biases[c])
                .Plus(Joined([.. States.Select(id => scope.Proofs[id].Channel(c))]))),
        ];
        var range = new LayerRange(IntegerRange.UnionOf(accumulators), IntegerRange.UnionOf(sums), DeadChannels: 0)
        {
            Current = IntegerRange.UnionOf(products),
        };
        if (scope.FitsInt32(node, range.Membrane, range.Current) && !range.Membrane.FitsInt16)
        {
            scope.Issues.Add(IssueCatalogue.ResidualSaturates.At(node.Element, node.Stage, range.Membrane, sums.Count(sum => !sum.FitsInt16), sums.Length));
        }

        return new ResidualProof(node, this, range, sums.Select(sum => sum.Saturate16()).ToEquatableArray());
    }

    internal override EquatableArray<SynapseGeometry> Listed => [Synapse.Geometry.AsConvolution];

    internal override StorageType? Storage(Plan plan, LayerPlan layer) => StorageType.Bits32;

    internal override KernelChoice? Kernel(KernelScope scope, LayerPlan layer) => ResidualKernel.Choose(scope, layer, Synapse);

    internal override EquatableArray<ConstantArray> Constants(IntegerGraph graph, LayerPlan layer) =>
    [
        WeightArrays.Blocks(layer.Node.Stage, Synapse),
        new(layer.Node.Stage, ConstantRole.Multipliers, ConstantElement.Unsigned16, Parameters.Scale.Multipliers),
        new(layer.Node.Stage, ConstantRole.Biases, ConstantElement.Signed32, Parameters.Biases),
    ];

    internal override int ScratchWords(IntegerGraph graph, LayerPlan layer, int timeSteps, bool isStreaming) => WorkingMemory.Of(graph, layer).AllWords;

    internal override int MembraneWords(LayerPlan layer) => 0;

    internal override int MapWords(IntegerNode node, int timeSteps) => 0;

    internal override LayerEmission Emit(EmissionContext context) => ResidualLayer.Emit(context, this);

    internal override double Mean(IntegerGraph graph, IntegerNode node, double[] means) => 0;

    internal override string Describe() => Synapse.Describe();

    private static IntegerRange Joined(IntegerRange[] states) => states switch
    {
        [] => default,
        [var newest] => newest,
        [var older, var newer, ..] => older.Plus(newer).Shift(1),
    };
}
