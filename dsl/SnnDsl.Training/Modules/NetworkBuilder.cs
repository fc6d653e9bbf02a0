using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Emission;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Training.Functional;
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

    /// <summary>Modules with random weights.</summary>
    /// <param name="graph">The network's float graph.</param>
    /// <param name="seed">Determines the initial weights.</param>
    /// <param name="surrogate">Derivative of a spike in training.</param>
    public static SpikingNetwork Build(FloatGraph graph, int seed, SurrogateGradient surrogate = SurrogateGradient.Triangle)
    {
        ArgumentNullException.ThrowIfNull(graph);
        using var random = new Generator((ulong)(uint)seed, CPU);
        return new SpikingNetwork(graph, [.. graph.Nodes.Select(node => Module(graph, node, random, surrogate)).OfType<nn.Module<Tensor, Tensor>>()]);
    }

    private static nn.Module<Tensor, Tensor>? Module(FloatGraph graph, FloatNode node, Generator random, SurrogateGradient surrogate) =>
        node.Operation switch
        {
            InputOperation or MeanOverTimeOperation => null,
            Conv2dOperation conv => new QuantizedConv2d(conv, random),
            LinearOperation linear => new QuantizedLinear(linear, random),
            BatchNormOperation norm => new SharedBatchNorm(norm, node.Shape.IsFlat),
            NeuronOperation neuron => new LifNeuron(neuron, graph.TimeSteps, surrogate),
            PoolOperation pool => new SpikePool(pool),
            FlattenOperation => new FlattenLayer(),
            _ => throw new InvalidOperationException($"No module computes {node.Name}."),
        };
}
