using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Operations;

/// <summary>Neurons whose currents are residual states; one threshold for all, no bias.</summary>
/// <param name="State">The node whose state is the current.</param>
/// <param name="Rule">How they leak, fire and reset.</param>
/// <param name="Threshold">Threshold in units of the state.</param>
public sealed record ResidualNeuronOperation(int State, NeuronRule Rule, int Threshold) : IntegerOperation
{
    /// <inheritdoc/>
    public override EquatableArray<Edge> Edges => [new(EdgeRole.State, State)];

    /// <inheritdoc/>
    public override IntegerSynapse? CurrentSynapse => null;

    /// <inheritdoc/>
    public override bool IsReadOut => false;

    /// <inheritdoc/>
    public override ValueFormat Output(IReadOnlyList<IntegerNode> nodes) => ValueFormat.Spikes;

    internal override bool Fits(IntegerGraph graph, IntegerNode node) => graph.Nodes[State].Format.IsState && graph.Nodes[State].Shape == node.Shape;

    internal override LayerProof Prove(ProofScope scope, IntegerNode node)
    {
        IntegerRange[] currents = scope.Channels(State);
        var constants = new NeuronConstants(Rule, FractionalBits: 0, Threshold, Bias: 0);
        MembraneRange[] reached = [.. currents.Select(current => ChannelRange.Membrane(current, constants, scope.Graph.TimeSteps))];
        int dead = reached.Count(r => !r.CanFire);
        if (dead > 0)
        {
            scope.Issues.Add(IssueCatalogue.DeadChannels.At(node.Element, node.Stage, dead, node.Shape.Channels));
        }

        return new ComputedProof(node, new LayerRange(IntegerRange.UnionOf(currents), IntegerRange.UnionOf(reached.Select(r => r.Membrane)), dead));
    }

    internal override EquatableArray<SynapseGeometry> Listed => [];

    internal override StorageType? Storage(Plan plan, LayerPlan layer) => null;

    internal override KernelChoice? Kernel(KernelScope scope, LayerPlan layer) => null;

    internal override EquatableArray<ConstantArray> Constants(IntegerGraph graph, LayerPlan layer) => [];

    internal override int ScratchWords(IntegerGraph graph, LayerPlan layer, int timeSteps, bool isStreaming) => 0;

    internal override int MembraneWords(LayerPlan layer) => 0;

    internal override int MapWords(IntegerNode node, int timeSteps) => 0;

    internal override LayerEmission Emit(EmissionContext context) => ResidualNeuronLayer.Emit(context, this);

    internal override double Mean(IntegerGraph graph, IntegerNode node, double[] means) => SpikeRates.Unmeasured;

    internal override string Describe() => $"[{Rule.Summary(Invariant.Text(Threshold))}]";
}
