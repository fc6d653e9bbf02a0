using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules.Transformer;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Computes a float graph node by node. Images [batch, channels, height, width] in 0..1, or frames [T, batch,
/// channels, height, width] of counts, give logits [T, batch, classes]; a network with two heads gives their mean, [1, batch,
/// classes].</summary>
public sealed class SpikingNetwork : nn.Module<Tensor, Tensor>
{
    /// <summary>Dimensions of frames; images have one less.</summary>
    private const int FrameDimensions = 5;

    private readonly Dictionary<string, nn.Module> _modules;
    private readonly ModuleList<nn.Module> layers;
    private readonly bool[] _isTokens;
    private readonly int[] _lastReaders;
    private readonly IReadOnlyList<StreamSequence> _sequences;
    private StreamOptions _streams = StreamOptions.Default;
    private Tensor?[] _values = [];

    internal SpikingNetwork(FloatGraph graph, Dictionary<string, nn.Module> modules)
        : base(graph.Name)
    {
        Graph = graph;
        _modules = modules;
        _isTokens = TokenLayout.Of(graph);
        _lastReaders = [.. graph.Nodes.Select(node => graph.Nodes.LastOrDefault(reader => reader.Inputs.Contains(node.Id))?.Id ?? graph.Nodes.Count)];
        _sequences = StreamSequence.Of(graph);
        layers = new ModuleList<nn.Module>([.. modules.Values]);
        RegisterComponents();
    }

    /// <summary>The graph this network was built from.</summary>
    public FloatGraph Graph { get; }

    /// <summary>All modules, in the order of the graph; a shared stage's modules stand at its first use.</summary>
    public IReadOnlyList<nn.Module> Layers => [.. layers];

    /// <summary>The nodes that spike, in order.</summary>
    public IEnumerable<FloatNode> SpikingNodes => Graph.Nodes.Where(node => node.Operation is NeuronOperation or AttentionOperation);

    /// <summary>Names of the stages that spike, in order; a later use of a shared stage is Stage#2.</summary>
    public IEnumerable<string> SpikingStages => SpikingNodes.Select(node => node.Stage);

    /// <summary>Latent weights of synapses and heads.</summary>
    public IEnumerable<Parameter> SynapticWeights => layers.Select(layer => layer switch
    {
        QuantizedSynapse synapse => synapse.Weight,
        ClassifierHeads heads => heads.Weight,
        _ => null,
    }).OfType<Parameter>();

    /// <summary>Logits [batch, classes] of the two heads in the last forward pass, z0 for the labels, z1 for the teacher; null in a network
    /// with another read-out.</summary>
    public (Tensor First, Tensor Second)? Heads { get; private set; }

    /// <summary>Backward pass of all neurons.</summary>
    public SurrogateOptions Surrogate
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
            foreach (var layer in layers.OfType<ISpiking>())
                layer.Use(value);
        }
    } = SurrogateOptions.Default;

    /// <summary>How residual streams are computed.</summary>
    /// <exception cref="ArgumentException">The network's streams cannot be computed so.</exception>
    public StreamOptions Streams
    {
        get => _streams;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            value.Check();
            StreamChecks.Run(Graph, _sequences, value);
            _streams = value;
        }
    }

    internal ResidualStream Stream => new(Streams.FractionBits);

    /// <summary>The module that computes a node.</summary>
    public nn.Module Module(FloatNode node) => _modules[Key(node)];

    /// <inheritdoc/>
    /// <remarks>An image is one time step; neurons repeat its current for all T (direct coding). Frames are T of them.</remarks>
    public override Tensor forward(Tensor input) => Run(input, keepsValues: true, null);

    /// <summary>The same logits in less memory: a value is released when no other needs it any more.</summary>
    /// <param name="input">As of <see cref="forward"/>.</param>
    /// <param name="observe">Sees each value once; with recomputation none of a branch.</param>
    public Tensor Run(Tensor input, Action<FloatNode, Tensor>? observe = null) => Run(input, keepsValues: false, observe);

    /// <summary>Value of a node in the last forward pass, [T or 1, batch, ...]: tokens last but one inside streams, maps elsewhere. It
    /// lives as long as that pass's scope; where activations are recomputed, there is none.</summary>
    public Tensor Value(FloatNode node) =>
        _values.ElementAtOrDefault(node.Id) ?? throw new InvalidOperationException($"'{node.Name}' has no value: there was no forward pass that keeps it.");

    /// <summary>What flows into neurons in the last forward pass, shortcuts included, [T or 1, batch, ...].</summary>
    internal Tensor Current(FloatNode neuron) => Current(neuron, _values);

    /// <summary>Mean spikes per neuron and time step of each spiking layer in the last forward pass, scalars.</summary>
    public IReadOnlyList<Tensor> SpikeRates() => [.. SpikingNodes.Select(node => Value(node).mean())];

    /// <summary>What shared uses have in common; the mean over time is left to the loss.</summary>
    internal static string Key(FloatNode node) => $"{node.Parameters}.{node.Operation.Name}";

    /// <summary>The current of a branch for a state, as tokens.</summary>
    internal Tensor Branch(StreamStep step, Tensor state)
    {
        var values = new Tensor?[Graph.Nodes.Count];
        values[step.Newer] = state;
        foreach (var node in step.Branch)
        {
            values[node.Id] = Scoped(node, values);
            Release(values, step.Branch, node);
        }
        return Input(step.Join, 0, values);
    }

    /// <summary>The modules that compute a branch.</summary>
    internal IEnumerable<nn.Module> Modules(StreamStep step) =>
        step.Branch.Where(node => _modules.ContainsKey(Key(node))).Select(Module).Distinct();

    private Tensor Run(Tensor input, bool keepsValues, Action<FloatNode, Tensor>? observe)
    {
        var values = new Tensor?[Graph.Nodes.Count];
        _values = keepsValues ? values : [];
        values[0] = Shaped(input);
        var sequences = Streams.Recomputation != Recomputation.None && is_grad_enabled() ? _sequences : [];
        var hidden = sequences.SelectMany(sequence => sequence.Nodes).ToHashSet();
        foreach (var node in Graph.Nodes.Skip(1))
        {
            if (sequences.FirstOrDefault(sequence => sequence.Steps[0].Branch[0] == node) is { } starting)
                Recompute(starting, values);
            if (!hidden.Contains(node))
                values[node.Id] = Scoped(node, values);
            if (values[node.Id] is { } value)
                observe?.Invoke(node, value);
            if (!keepsValues)
                Release(values, Graph.Nodes.Skip(1), node);
        }
        return values[^1]!;
    }

    private void Recompute(StreamSequence sequence, Tensor?[] values)
    {
        var (older, newer) = RecomputedSequence.Forward(this, sequence, values[sequence.OlderInput]!, values[sequence.NewerInput]!);
        (values[sequence.OlderOutput], values[sequence.NewerOutput]) = (older, newer);
    }

    /// <summary>Disposes of values that a node was the last to read; what a gradient needs of them stays.</summary>
    private void Release(Tensor?[] values, IEnumerable<FloatNode> nodes, FloatNode reader)
    {
        foreach (var node in nodes.Where(node => _lastReaders[node.Id] == reader.Id))
        {
            values[node.Id]?.Dispose();
            values[node.Id] = null;
        }
    }

    /// <summary>A node's value, of which nothing else is left.</summary>
    private Tensor Scoped(FloatNode node, Tensor?[] values)
    {
        using var scope = NewDisposeScope();
        return Compute(node, values).MoveToOuterDisposeScope();
    }

    private Tensor Compute(FloatNode node, Tensor?[] values)
    {
        switch (node.Operation)
        {
            case MeanOverTimeOperation:
                return Input(node, 0, values).alias();
            case CurrentSumOperation:
                return Input(node, 0, values) + Input(node, 1, values);
            case ResidualOperation when node.Inputs.Count == 1:
                return Stream.Rounded(Input(node, 0, values).alias());
            case ResidualOperation:
                return Stream.Join(Input(node, 0, values), node.Inputs.Count == 3 ? Input(node, 1, values) : null, Input(node, node.Inputs.Count - 1, values));
            case AttentionOperation:
                return ((AttentionLayer)Module(node)).call(Input(node, 0, values), Input(node, 1, values), Input(node, 2, values));
            case HeadsOperation:
                var (first, second) = ((ClassifierHeads)Module(node)).call(Input(node, 0, values), Input(node, 1, values));
                Heads = (first.MoveToOuterDisposeScope(), second.MoveToOuterDisposeScope());
                return DistillationLoss.Combined(first, second).unsqueeze(0);
            case NeuronOperation:
                return ((LifNeuron)Module(node)).call(Current(node, values));
            default:
                return ((nn.Module<Tensor, Tensor>)Module(node)).call(Input(node, 0, values));
        }
    }

    private Tensor Current(FloatNode neuron, Tensor?[] values)
    {
        var threshold = ((NeuronOperation)neuron.Operation).Rule.Threshold;
        // A shortcut's spike counts as much as the threshold (QP-SNN: the threshold is 1).
        return Enumerable.Range(1, neuron.Inputs.Count - 1).Aggregate(Input(neuron, 0, values), (sum, i) => sum + (threshold * Input(neuron, i, values)));
    }

    /// <summary>One of a node's inputs, in the layout that the node computes in.</summary>
    private Tensor Input(FloatNode node, int index, Tensor?[] values)
    {
        var producer = Graph.Nodes[node.Inputs[index]];
        var value = values[producer.Id]!;
        return (_isTokens[producer.Id], _isTokens[node.Id]) switch
        {
            (false, true) => TokenLayout.ToTokens(value),
            (true, false) when node.Operation is not MeanOverTimeOperation => TokenLayout.ToMap(value, producer),
            _ => value,
        };
    }

    /// <summary>The input as [T or 1, batch, ...].</summary>
    private Tensor Shaped(Tensor input)
    {
        var steps = input.dim() == FrameDimensions ? input : input.unsqueeze(0);
        return Graph.Declaration.Input.IsFlat ? steps.flatten(2) : steps;
    }
}
