using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Operations;

/// <summary>The read-out: score = multiplier * (sum over time of the accumulator) + bias, per class.</summary>
/// <param name="Source">The node that the synapse reads.</param>
/// <param name="Synapse">Weights.</param>
/// <param name="Parameters">Multipliers and biases.</param>
public sealed record ReadOutOperation(int Source, IntegerSynapse Synapse, ReadOutArtifact Parameters) : IntegerOperation
{
    /// <inheritdoc/>
    public override EquatableArray<Edge> Edges => [new(EdgeRole.Source, Source)];

    /// <inheritdoc/>
    public override IntegerSynapse? CurrentSynapse => Synapse;

    /// <inheritdoc/>
    public override bool IsReadOut => true;

    /// <inheritdoc/>
    public override ValueFormat Output(IReadOnlyList<IntegerNode> nodes) => ValueFormat.Scores;

    internal override bool Fits(IntegerGraph graph, IntegerNode node) => Synapse.Geometry.Fits(graph.Nodes[Source], node.Shape);

    internal override LayerProof Prove(ProofScope scope, IntegerNode node)
    {
        (int timeSteps, int mostSteps) = (scope.Declaration.TimeSteps, scope.Declaration.MostSteps);
        long inputMaximum = (long)scope.Graph.Nodes[Source].Maximum * mostSteps;
        IntegerRange[] accumulators = [.. Enumerable.Range(0, node.Shape.Channels).Select(c => Synapse.Accumulator(c, inputMaximum))];
        // Products and scores are both 32-bit, so both are proved.
        IntegerRange[] scores =
        [
            .. accumulators.Select((sum, c) => (Sum: sum, Multiplier: Parameters.Multipliers[c], Bias: (long)Parameters.Biases[c]))
                .Select(c => c.Sum.Scale(c.Multiplier, 0)
                    .Union(c.Sum.Scale(c.Multiplier, c.Bias))
                    .Union(c.Sum.Scale(c.Multiplier, c.Bias / timeSteps * mostSteps))),
        ];
        var range = new LayerRange(IntegerRange.UnionOf(accumulators), IntegerRange.UnionOf(scores), DeadChannels: 0);
        if (!range.Membrane.FitsInt32 || !range.Accumulator.FitsInt32)
        {
            scope.Issues.Add(IssueCatalogue.BoundNotProved.At(node.Element, node.Stage, range.Membrane));
        }

        return new ComputedProof(node, range);
    }

    internal override EquatableArray<SynapseGeometry> Listed => [];

    internal override StorageType? Storage(Plan plan, LayerPlan layer) => StorageType.Bits32;

    internal override KernelChoice? Kernel(KernelScope scope, LayerPlan layer) => scope.Refuse(layer);

    internal override EquatableArray<ConstantArray> Constants(IntegerGraph graph, LayerPlan layer) =>
    [
        WeightArrays.InputMajor(layer.Node.Stage, Synapse.Weights, Parameters.Biases.Count),
        new(layer.Node.Stage, ConstantRole.Multipliers, ConstantElement.Signed32, Parameters.Multipliers),
        new(layer.Node.Stage, ConstantRole.Biases, ConstantElement.Signed32, Parameters.Biases),
        .. graph.Declaration.IsStreamed
            ? (ConstantArray[])[new(layer.Node.Stage, ConstantRole.StepBiases, ConstantElement.Signed32, Parameters.Biases.Select(b => b / graph.TimeSteps).ToEquatableArray())]
            : [],
    ];

    /// <summary>A step of a stream needs its sums beside the scores of all.</summary>
    internal override int ScratchWords(IntegerGraph graph, LayerPlan layer, int timeSteps, bool isStreaming) => isStreaming ? layer.Node.Shape.Size : 0;

    internal override int MembraneWords(LayerPlan layer) => 0;

    internal override int MapWords(IntegerNode node, int timeSteps) => 0;

    internal override LayerEmission Emit(EmissionContext context) => ReadOutLayer.Emit(context, this);

    internal override double Mean(IntegerGraph graph, IntegerNode node, double[] means) => 0;

    internal override string Describe() => Synapse.Describe();
}
