using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Graphs;

/// <summary>The network as the target computes it: scales gone, batch norm folded, nodes in topological order.</summary>
public sealed record IntegerGraph(
    NetworkDeclaration Declaration, EquatableArray<IntegerNode> Nodes, TrainingArtifact Training)
{
    public string Name => Declaration.Name;

    public int TimeSteps => Declaration.TimeSteps;

    /// <summary>Shape of the input image.</summary>
    public TensorShape Input => Declaration.Input;

    /// <summary>The node that a node's synapse or pooling reads.</summary>
    public IntegerNode Source(IntegerNode node) => Nodes[node.Inputs[0]];

    /// <summary>The nodes whose spikes reach a node's neurons past the synapse.</summary>
    public IEnumerable<IntegerNode> Shortcuts(IntegerNode node) => node.Operation is SpikingOperation
        ? node.Inputs.Skip(1).Take(node.Inputs.Count - (HasBranch(node) ? 2 : 1)).Select(i => Nodes[i])
        : [];

    /// <summary>The states that a node's current joins.</summary>
    public IEnumerable<IntegerNode> States(IntegerNode node) => node.IsStream ? node.Inputs.Skip(1).Select(i => Nodes[i]) : [];

    /// <summary>The node that a node's branch reads; <see langword="null"/> without a branch.</summary>
    public IntegerNode? BranchSource(IntegerNode node) => HasBranch(node) ? Nodes[node.Inputs[node.Inputs.Count - 1]] : null;

    private static bool HasBranch(IntegerNode node) => node.Operation is SpikingOperation { Branch: not null };

    /// <summary>Output channels of a node's stage as declared; the node has fewer of them if it was pruned.</summary>
    public int DeclaredChannels(IntegerNode node) =>
        Declaration.Stage(node.Stage).Synapse is ProjectionDeclaration ? node.Shape.Channels : Declaration.Stage(node.Stage).Synapse.OutputChannels;
}
