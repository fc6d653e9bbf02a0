using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Graphs;

/// <summary>
/// Turns a float graph and integers that fit it into the integer graph: each operation says what it becomes. Synapse, batch norm
/// and neuron become one node, in whatever stages they stand.
/// </summary>
internal sealed class IntegerGraphBuilder
{
    private readonly List<IntegerNode> _nodes = [];

    /// <summary>The integer node that each float node became, if it became one.</summary>
    private readonly int[] _ids;

    private IntegerGraphBuilder(FloatGraph graph, NetworkArtifact artifact)
    {
        (Graph, Artifact) = (graph, artifact);
        _ids = new int[graph.Nodes.Count];
    }

    /// <summary>The float graph.</summary>
    public FloatGraph Graph { get; }

    /// <summary>The trained integers.</summary>
    public NetworkArtifact Artifact { get; }

    public static IntegerGraph Run(FloatGraph graph, NetworkArtifact artifact)
    {
        var builder = new IntegerGraphBuilder(graph, artifact);
        foreach (FloatNode node in graph.Nodes)
        {
            node.Operation.Lower(builder, node);
        }

        return new IntegerGraph(graph.Declaration, builder._nodes.ToEquatableArray(), artifact.Training);
    }

    /// <summary>Adds what a float node becomes.</summary>
    /// <param name="node">The float node, whose shape it has.</param>
    /// <param name="name">Name of the integer node.</param>
    /// <param name="stage">Stage whose parameters it computes with, or that it comes from.</param>
    /// <param name="operation">What it computes.</param>
    public void Add(FloatNode node, string name, string stage, IntegerOperation operation)
    {
        int element = Graph.Declaration.Stages.FirstOrDefault(s => s.Name == stage)?.Element ?? node.Element;
        _ids[node.Id] = _nodes.Count;
        _nodes.Add(new IntegerNode(_nodes.Count, name, stage, operation, node.Shape, operation.Output(_nodes), element));
    }

    /// <summary>Makes a float node the same integer node as another one.</summary>
    public void Alias(FloatNode node, int other) => _ids[node.Id] = _ids[other];

    /// <summary>The integer node that a float node became.</summary>
    public int Id(int floatId) => _ids[floatId];

    /// <summary>The integer nodes that float nodes became.</summary>
    public EquatableArray<int> Ids(IEnumerable<int> floatIds) => floatIds.Select(Id).ToEquatableArray();

    /// <summary>Whether a node's current is a residual state.</summary>
    public bool ReadsState(FloatNode node) => Graph.Nodes[node.Inputs[0]].Kind == ValueKind.Stream;

    /// <summary>The integer node that a synapse reads.</summary>
    public int Source(SynapseUse use) => Id(use.Synapse.Inputs[0]);

    /// <summary>The integers of a synapse and of what stands behind it.</summary>
    public StageArtifact Parameters(SynapseUse use) => Linker.Parameters(Artifact, use);

    /// <summary>The gains of a stage with attention.</summary>
    public AttentionArtifact Gains(string stage) => Artifact.Attentions.First(a => a.Stage == stage);

    /// <summary>The integers of a synapse.</summary>
    public IntegerSynapse Synapse(SynapseUse use) =>
        new(use.Operation.Geometry(use.Synapse.Shape), Parameters(use).Format, Parameters(use).Weights);
}
