using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Graphs;

/// <summary>
/// Turns a float graph and integers that fit it into the integer graph: synapse, batch norm and neuron become one node,
/// in whatever stages they stand; a flattened value is the value itself.
/// </summary>
internal sealed class IntegerGraphBuilder
{
    private readonly FloatGraph _graph;
    private readonly NetworkArtifact _artifact;
    private readonly List<IntegerNode> _nodes = [];

    /// <summary>The integer node that each float node became, if it became one.</summary>
    private readonly int[] _ids;

    private IntegerGraphBuilder(FloatGraph graph, NetworkArtifact artifact)
    {
        (_graph, _artifact) = (graph, artifact);
        _ids = new int[graph.Nodes.Count];
    }

    public static IntegerGraph Run(FloatGraph graph, NetworkArtifact artifact)
    {
        var builder = new IntegerGraphBuilder(graph, artifact);
        foreach (FloatNode node in graph.Nodes)
        {
            builder.Add(node);
        }

        return new IntegerGraph(graph.Declaration, builder._nodes.ToEquatableArray(), artifact.Training);
    }

    private void Add(FloatNode node)
    {
        switch (node.Operation)
        {
            case InputOperation:
                int eventMaximum = _graph.Declaration.EventMaximum;
                Add(node, "Input", "", eventMaximum > 0 ? new EventsOperation() : new ImageOperation(), [], node.Shape, eventMaximum > 0 ? eventMaximum : 255);
                break;
            case NeuronOperation neuron when _graph.Nodes[node.Inputs[0]].Kind == ValueKind.Stream:
                AddStreamNeuron(node, neuron);
                break;
            case ResidualOperation:
                AddStream(node);
                break;
            case AttentionOperation attention:
                var map = new IntegerAttentionOperation(attention.Heads, attention.Order, _artifact.Attentions.First(a => a.Stage == node.Parameters));
                Add(node, node.Stage, node.Parameters, map, Inputs(node.Inputs), node.Shape, maximum: 1);
                break;
            case HeadsOperation:
                Add(node, node.Stage, node.Parameters, new IntegerHeadsOperation(_artifact.Heads!), Inputs(node.Inputs), node.Shape, maximum: 0);
                break;
            case NeuronOperation neuron:
                AddSpiking(node, neuron);
                break;
            case MeanOverTimeOperation:
                AddReadOut(node);
                break;
            case PoolOperation pool:
                IntegerNode input = Node(node.Inputs[0]);
                bool isMaximum = pool.Kind == PoolKind.Max;
                int maximum = isMaximum ? input.Maximum : input.Maximum * pool.Height * pool.Width;
                var pooling = new IntegerPoolOperation(isMaximum, pool.Height, pool.Width, pool.Stride) { Padding = pool.Padding };
                Add(node, node.Name, node.Parameters, pooling, [input.Id], node.Shape, maximum);
                break;
            case OptionAOperation shortcut:
                var operation = new IntegerOptionAOperation(shortcut.Stride, shortcut.ChannelOffset);
                Add(node, node.Stage, node.Stage, operation, [_ids[node.Inputs[0]]], node.Shape, maximum: 1);
                break;
            case FlattenOperation:
                _ids[node.Id] = _ids[node.Inputs[0]];
                break;
            case Conv2dOperation or LinearOperation or BatchNormOperation or CurrentSumOperation:
                // Part of the node that its neuron or read-out becomes.
                break;
            default:
                throw new InvalidOperationException($"The node {node.Name} has no integer form.");
        }
    }

    private void AddSpiking(FloatNode node, NeuronOperation neuron)
    {
        var use = SynapseUse.Of(_graph, node);
        StageArtifact parameters = Linker.Parameters(_artifact, use);
        var operation = new SpikingOperation(
            Synapse(use, parameters), new IntegerNeuron(neuron.Rule, parameters.Neuron!))
        {
            Branch = use.Branch is { } second ? Branch(second) : null,
        };
        int[] inputs = [use.Synapse.Inputs[0], .. node.Inputs.Skip(1), .. use.Branch is { } branch ? [branch.Synapse.Inputs[0]] : (int[])[]];
        Add(node, node.Stage, use.Stage, operation, Inputs(inputs), node.Shape, maximum: 1);
    }

    /// <summary>Without a synapse there is no scale: thresholds are in the units of the stream. What the limits cut off is out of
    /// reach of 16-bit states.</summary>
    private void AddStreamNeuron(FloatNode node, NeuronOperation neuron)
    {
        double threshold = Math.Round(neuron.Rule.Threshold * (1 << _artifact.StreamFractionalBits), MidpointRounding.AwayFromZero);
        var operation = new ResidualNeuronOperation(
            neuron.Rule, (int)Math.Max(1, Math.Min(IntegerLimits.Threshold, threshold)));
        Add(node, node.Stage, node.Parameters, operation, Inputs(node.Inputs), node.Shape, maximum: 1);
    }

    private void AddStream(FloatNode node)
    {
        var use = SynapseUse.Of(_graph, node);
        StageArtifact parameters = Linker.Parameters(_artifact, use);
        var operation = new IntegerResidualOperation(Synapse(use, parameters), parameters.Stream!);
        Add(node, node.Stage, use.Stage, operation, Inputs([use.Synapse.Inputs[0], .. node.Inputs.Skip(1)]), node.Shape, maximum: 0);
    }

    private EquatableArray<int> Inputs(IEnumerable<int> floatIds) => floatIds.Select(i => _ids[i]).ToEquatableArray();

    private IntegerBranch Branch(SynapseUse use)
    {
        StageArtifact parameters = Linker.Parameters(_artifact, use);
        return new IntegerBranch(use.Stage, Synapse(use, parameters), parameters.Branch!);
    }

    private void AddReadOut(FloatNode node)
    {
        var use = SynapseUse.Of(_graph, node);
        StageArtifact parameters = Linker.Parameters(_artifact, use);
        var operation = new ReadOutOperation(Synapse(use, parameters), parameters.ReadOut!);
        Add(node, node.Stage, use.Stage, operation, [_ids[use.Synapse.Inputs[0]]], node.Shape, maximum: 0);
    }

    private IntegerSynapse Synapse(SynapseUse use, StageArtifact parameters)
    {
        FloatNode node = use.Synapse;
        SynapseGeometry geometry = node.Operation switch
        {
            Conv2dOperation c => new SynapseGeometry(c.Input, node.Shape, c.Kernel, c.Kernel, c.Stride, c.Padding, IsLinear: false),
            LinearOperation => new SynapseGeometry(Node(node.Inputs[0]).Shape.Flatten(), node.Shape, 1, 1, 1, 0, IsLinear: true),
            _ => throw new InvalidOperationException($"The node {node.Name} is not a synapse."),
        };
        return new IntegerSynapse(geometry, parameters.Format, parameters.Weights);
    }

    private IntegerNode Node(int floatId) => _nodes[_ids[floatId]];

    private void Add(
        FloatNode node, string name, string stage, IntegerOperation operation, EquatableArray<int> inputs, TensorShape shape, int maximum)
    {
        int element = _graph.Declaration.Stages.FirstOrDefault(s => s.Name == stage)?.Element ?? node.Element;
        _ids[node.Id] = _nodes.Count;
        _nodes.Add(new IntegerNode(_nodes.Count, name, stage, operation, inputs, shape, maximum, element));
    }
}
