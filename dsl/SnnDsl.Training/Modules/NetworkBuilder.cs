using SnnDsl.Compiler;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules.Transformer;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Builds the trainable network of a declared class.</summary>
public static class NetworkBuilder
{
    /// <summary>The float graph of a class.</summary>
    /// <exception cref="InvalidDataException">The class has errors; all of them are named.</exception>
    public static FloatGraph Graph(Type network)
    {
        var issues = new IssueSink();
        return NetworkCompiler.Check(ReflectionReader.Read(network), issues)
            ?? throw new InvalidDataException(string.Join(Environment.NewLine, issues.ToArray()));
    }

    /// <summary>The float graph of a declaration.</summary>
    /// <exception cref="InvalidDataException">Its shapes do not fit together; all errors are named.</exception>
    public static FloatGraph Graph(NetworkDeclaration declaration)
    {
        var issues = new IssueSink();
        return FloatGraphBuilder.Run(declaration, issues) ?? throw new InvalidDataException(string.Join(Environment.NewLine, issues.ToArray()));
    }

    /// <summary>Modules with random weights.</summary>
    /// <param name="graph">The network's float graph.</param>
    /// <param name="seed">Determines the initial weights.</param>
    /// <param name="quantizer">Quantizer of the middle layers; by default <see cref="QuantizerOptions.Default"/>.</param>
    public static SpikingNetwork Build(FloatGraph graph, int seed, QuantizerOptions? quantizer = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        quantizer ??= QuantizerOptions.Default;
        using var random = new Generator((ulong)(uint)seed, CPU);
        var isTokens = TokenLayout.Of(graph);
        var modules = new Dictionary<string, nn.Module>();
        foreach (var node in graph.Nodes.Where(n => n.Operation is not (InputOperation or CurrentSumOperation or ResidualOperation or MeanOverTimeOperation)))
        {
            if (!modules.ContainsKey(SpikingNetwork.Key(node)))
                modules.Add(SpikingNetwork.Key(node), Module(graph, node, isTokens[node.Id], random, quantizer));
        }
        foreach (var branch in SynapseUse.Of(graph).Where(use => use.IsBranch))
            ((QuantizedSynapse)modules[SpikingNetwork.Key(branch.Synapse)]).BecomeBranch();
        return new SpikingNetwork(graph, modules);
    }

    private static nn.Module Module(FloatGraph graph, FloatNode node, bool isTokens, Generator random, QuantizerOptions quantizer) =>
        node.Operation switch
        {
            Conv2dOperation projection when isTokens => new QuantizedProjection(projection, quantizer, random),
            Conv2dOperation conv => new QuantizedConv2d(conv, quantizer, random),
            LinearOperation linear => new QuantizedLinear(linear, quantizer, random),
            BatchNormOperation norm when isTokens => new TokenBatchNorm(norm.Channels),
            BatchNormOperation norm => new SharedBatchNorm(norm, node.Shape.IsFlat),
            NeuronOperation neuron => new LifNeuron(neuron.Rule, graph.TimeSteps, quantizer.MembraneScale),
            PoolOperation pool => new SpikePool(pool),
            OptionAOperation shortcut => new OptionAShortcut(shortcut, node.Shape),
            FlattenOperation => new FlattenLayer(),
            AttentionOperation attention => new AttentionLayer(attention, graph.TimeSteps),
            HeadsOperation heads => new ClassifierHeads(heads, random),
            _ => throw new InvalidOperationException($"No module computes {node.Name}."),
        };
}
