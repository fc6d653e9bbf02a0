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

    /// <summary>The first of the nodes that a node reads.</summary>
    public IntegerNode Source(IntegerNode node) => Nodes[node.Operation.Edges[0].Node];

    /// <summary>The nodes whose spikes reach a node's neurons past the synapse.</summary>
    public IEnumerable<IntegerNode> Shortcuts(IntegerNode node) => Read(node, EdgeRole.Shortcut);

    /// <summary>The states that a node computes with.</summary>
    public IEnumerable<IntegerNode> States(IntegerNode node) => Read(node, EdgeRole.State);

    /// <summary>The node that a node's branch reads; <see langword="null"/> without a branch.</summary>
    public IntegerNode? BranchSource(IntegerNode node) => Read(node, EdgeRole.Branch).FirstOrDefault();

    /// <summary>The nodes that a node reads in a role.</summary>
    private IEnumerable<IntegerNode> Read(IntegerNode node, EdgeRole role) =>
        node.Operation.Edges.Where(edge => edge.Role == role).Select(edge => Nodes[edge.Node]);

    /// <summary>Output channels of a node's stage as declared; the node has fewer of them if it was pruned.</summary>
    public int DeclaredChannels(IntegerNode node) =>
        Declaration.Stage(node.Stage).Synapse is ProjectionDeclaration ? node.Shape.Channels : Declaration.Stage(node.Stage).Synapse.OutputChannels;
}
