using SnnDsl.Compiler.Graphs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Computes a float graph node by node. Images [batch, channels, height, width] in 0..1, or frames [T, batch,
/// channels, height, width] of counts, give logits [T, batch, classes].</summary>
public sealed class SpikingNetwork : nn.Module<Tensor, Tensor>
{
    /// <summary>Dimensions of frames; images have one less.</summary>
    private const int FrameDimensions = 5;

    private readonly Dictionary<string, nn.Module<Tensor, Tensor>> _modules;
    private readonly ModuleList<nn.Module<Tensor, Tensor>> layers;
    private Tensor?[] _values = [];

    internal SpikingNetwork(FloatGraph graph, Dictionary<string, nn.Module<Tensor, Tensor>> modules)
        : base(graph.Name)
    {
        Graph = graph;
        _modules = modules;
        layers = new ModuleList<nn.Module<Tensor, Tensor>>([.. modules.Values]);
        RegisterComponents();
    }

    /// <summary>The graph this network was built from.</summary>
    public FloatGraph Graph { get; }

    /// <summary>All modules, in the order of the graph; a shared stage's modules stand at its first use.</summary>
    public IReadOnlyList<nn.Module<Tensor, Tensor>> Layers => [.. layers];

    /// <summary>The nodes that spike, in order.</summary>
    public IEnumerable<FloatNode> SpikingNodes => Graph.Nodes.Where(node => node.Operation is NeuronOperation);

    /// <summary>Names of the stages that spike, in order; a later use of a shared stage is Stage#2.</summary>
    public IEnumerable<string> SpikingStages => SpikingNodes.Select(node => node.Stage);

    /// <summary>The module that computes a node.</summary>
    public nn.Module<Tensor, Tensor> Module(FloatNode node) => _modules[Key(node)];

    /// <inheritdoc/>
    /// <remarks>An image is one time step; neurons repeat its current for all T (direct coding). Frames are T of them.</remarks>
    public override Tensor forward(Tensor input)
    {
        _values = new Tensor?[Graph.Nodes.Count];
        _values[0] = Shaped(input);
        foreach (var node in Graph.Nodes.Skip(1))
            _values[node.Id] = Compute(node);
        return _values[^1]!;
    }

    /// <summary>Value of a node in the last forward pass, [T or 1, batch, ...]; it lives as long as that pass's scope.</summary>
    public Tensor Value(FloatNode node) =>
        _values.ElementAtOrDefault(node.Id) ?? throw new InvalidOperationException($"'{node.Name}' has no value before a forward pass.");

    /// <summary>What flows into neurons in the last forward pass, shortcuts included, [T or 1, batch, ...].</summary>
    internal Tensor Current(FloatNode neuron)
    {
        var threshold = ((NeuronOperation)neuron.Operation).Threshold;
        // A shortcut's spike counts as much as the threshold (QP-SNN: the threshold is 1).
        return neuron.Inputs.Skip(1).Aggregate(Value(Graph.Nodes[neuron.Inputs[0]]), (sum, shortcut) => sum + (threshold * Value(Graph.Nodes[shortcut])));
    }

    /// <summary>Mean spikes per neuron and time step of each spiking layer in the last forward pass, scalars.</summary>
    public IReadOnlyList<Tensor> SpikeRates() => [.. SpikingNodes.Select(node => Value(node).mean())];

    /// <summary>What shared uses have in common; the mean over time is left to the loss.</summary>
    internal static string Key(FloatNode node) => $"{node.Parameters}.{node.Operation.Name}";

    private Tensor Compute(FloatNode node)
    {
        if (node.Operation is MeanOverTimeOperation)
            return _values[node.Inputs[0]]!;
        if (node.Operation is CurrentSumOperation)
            return _values[node.Inputs[0]]! + _values[node.Inputs[1]]!;
        var value = node.Operation is NeuronOperation ? Current(node) : _values[node.Inputs[0]]!;
        return Module(node).call(value);
    }

    /// <summary>The input as [T or 1, batch, ...].</summary>
    private Tensor Shaped(Tensor input)
    {
        var steps = input.dim() == FrameDimensions ? input : input.unsqueeze(0);
        return Graph.Declaration.Input.IsFlat ? steps.flatten(2) : steps;
    }
}
