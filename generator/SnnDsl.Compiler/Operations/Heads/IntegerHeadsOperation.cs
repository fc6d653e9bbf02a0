using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Operations;

/// <summary>The read-out of two states: score = (sum over both of weight * mean) + bias, per class.</summary>
/// <param name="Older">The node of the older state.</param>
/// <param name="Newer">The node of the newer state.</param>
/// <param name="Parameters">Weights and biases.</param>
public sealed record IntegerHeadsOperation(int Older, int Newer, HeadsArtifact Parameters) : IntegerOperation
{
    /// <inheritdoc/>
    public override EquatableArray<Edge> Edges => [new(EdgeRole.Older, Older), new(EdgeRole.Newer, Newer)];

    /// <inheritdoc/>
    public override IntegerSynapse? CurrentSynapse => null;

    /// <inheritdoc/>
    public override bool IsReadOut => true;

    /// <inheritdoc/>
    public override ValueFormat Output(IReadOnlyList<IntegerNode> nodes) => ValueFormat.Scores;

    internal override bool Fits(IntegerGraph graph, IntegerNode node) =>
        node.Inputs.All(i => graph.Nodes[i].Format.IsState)
        && graph.Nodes[Older].Shape == graph.Nodes[Newer].Shape
        && node.Shape == TensorShape.Flat(Parameters.Biases.Count);

    internal override LayerProof Prove(ProofScope scope, IntegerNode node)
    {
        TensorShape state = scope.Graph.Nodes[Older].Shape;
        long samples = (long)scope.Graph.TimeSteps * state.Height * state.Width;
        IntegerRange[] sums = [.. node.Inputs.SelectMany(scope.Channels).Select(range => range.Scale(samples, 0))];
        IntegerRange[] scores =
        [
            .. Parameters.Biases.Select((bias, k) => sums
                .Select((sum, i) => sum.Shift(Parameters.Shift).Times(Parameters.Weights[(k * sums.Length) + i]))
                .Aggregate(new IntegerRange(bias, bias), (total, product) => total.Plus(product))),
        ];
        var range = new LayerRange(IntegerRange.UnionOf(sums), IntegerRange.UnionOf(scores), DeadChannels: 0);
        scope.FitsInt32(node, range.Accumulator, range.Membrane);
        return new ComputedProof(node, range);
    }

    internal override EquatableArray<SynapseGeometry> Listed => [];

    internal override StorageType? Storage(Plan plan, LayerPlan layer) => StorageType.Bits32;

    internal override KernelChoice? Kernel(KernelScope scope, LayerPlan layer) => null;

    internal override EquatableArray<ConstantArray> Constants(IntegerGraph graph, LayerPlan layer) =>
    [
        WeightArrays.InputMajor(layer.Node.Stage, Parameters.Weights, Parameters.Biases.Count),
        new(layer.Node.Stage, ConstantRole.Biases, ConstantElement.Signed32, Parameters.Biases),
    ];

    internal override int ScratchWords(IntegerGraph graph, LayerPlan layer, int timeSteps, bool isStreaming) => 0;

    internal override int MembraneWords(LayerPlan layer) => 0;

    internal override int MapWords(IntegerNode node, int timeSteps) => 0;

    internal override LayerEmission Emit(EmissionContext context) => HeadsLayer.Emit(context, this);

    internal override double Mean(IntegerGraph graph, IntegerNode node, double[] means) => 0;

    internal override string Describe() => $"[heads, {Parameters.Weights.Count} weights]";
}
