using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

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

    /// <summary>C of a layer that computes it.</summary>
    internal abstract LayerEmission Emit(EmissionContext context);

    /// <summary>Mean of an output element per time step, from those of the nodes before it; 0 where it has no meaning.</summary>
    internal abstract double Mean(IntegerGraph graph, IntegerNode node, double[] means);

    /// <summary>What it computes, in dumps of the graph.</summary>
    internal abstract string Describe();
}
