using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// An operation of the integer graph. Everything that passes want to know of it they ask it here; the simulator alone knows
/// the operations by name.
/// </summary>
public abstract record IntegerOperation
{
    /// <summary>Its inputs by what it does with them, in the order in which it is said to read them.</summary>
    public abstract EquatableArray<Edge> Edges { get; }

    /// <summary>The synapse of its current; <see langword="null"/> where it has none.</summary>
    public abstract IntegerSynapse? CurrentSynapse { get; }

    /// <summary>Whether a network may end with it.</summary>
    public abstract bool IsReadOut { get; }

    /// <summary>Format of its output.</summary>
    /// <param name="nodes">The nodes before it, by their ids.</param>
    public abstract ValueFormat Output(IReadOnlyList<IntegerNode> nodes);

    /// <summary>Whether shapes and formats of its inputs are those it computes with, and the node's shape is what comes out.</summary>
    internal abstract bool Fits(IntegerGraph graph, IntegerNode node);

    /// <summary>Proof of what it can reach; what 32 bits cannot hold is reported.</summary>
    internal abstract LayerProof Prove(ProofScope scope, IntegerNode node);

    /// <summary>Integer type of its constants and sums; <see langword="null"/> of an operation that has none.</summary>
    internal abstract StorageType? Storage(Plan plan, LayerPlan layer);

    /// <summary>Kernels of a layer whose ranges and type are known; <see langword="null"/> where there is nothing to choose. What a
    /// stage asks for and cannot have is reported.</summary>
    internal abstract KernelChoice? Kernel(KernelScope scope, LayerPlan layer);

    /// <summary>Arrays of constants that a layer computes with.</summary>
    internal abstract EquatableArray<ConstantArray> Constants(IntegerGraph graph, LayerPlan layer);

    /// <summary>Connections whose events go through the event list of its kernel; none of kernels without one.</summary>
    internal abstract EquatableArray<SynapseGeometry> Listed { get; }

    /// <summary>Words of working memory that its kernel needs for some time steps.</summary>
    internal abstract int ScratchWords(IntegerGraph graph, LayerPlan layer, int timeSteps, bool isStreaming);

    /// <summary>Words of membranes that a stream keeps from one time step to the next.</summary>
    internal abstract int MembraneWords(LayerPlan layer);

    /// <summary>Words of the binary maps of some time steps, which traces show behind its output.</summary>
    internal abstract int MapWords(IntegerNode node, int timeSteps);

    /// <summary>C of a layer that computes it.</summary>
    internal abstract LayerEmission Emit(EmissionContext context);

    /// <summary>Mean of an output element per time step, from those of the nodes before it; 0 where it has no meaning.</summary>
    internal abstract double Mean(IntegerGraph graph, IntegerNode node, double[] means);

    /// <summary>What it computes, in dumps of the graph.</summary>
    internal abstract string Describe();
}
