using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Pruning;

/// <summary>Declarations of every shape that channels are removed from, and networks of them whose numbers are exact in binary.</summary>
internal static class PrunedNetworks
{
    private static readonly NeuronDeclaration Lif = new(new NeuronRule(Decay.Half, 1.0, ResetMode.Zero, FireCondition.Greater), 0);

    /// <summary>Max pooling, count pooling, flattening of a map, a hidden linear stage.</summary>
    internal static NetworkDeclaration Chain { get; } = Declare(
        [
            Stage("Encoder", 0.4m, Conv(6, 3, 1, 1), Norm, Lif, new PoolDeclaration(PoolKind.Max, 2, 2, 0)),
            Stage("Features", 0.3m, Conv(8, 3, 1, 1), Norm, Lif, new PoolDeclaration(PoolKind.Sum, 2, 1, 0)),
            Stage("Hidden", 0.5m, new LinearDeclaration(24, 2, 0), Norm, Lif),
            Stage("Classifier", 0, new LinearDeclaration(3, 8, 0)),
        ]);

    /// <summary>A block with an identity shortcut, one with option A, global average pooling.</summary>
    internal static NetworkDeclaration Residual { get; } = Declare(
        [
            Stage("Stem", 0.5m, Conv(6, 3, 1, 1), Norm, Lif),
            Stage("Wide.First", 0.4m, Conv(7, 3, 1, 1), Norm, Lif),
            Stage("Wide.Second", 0.5m, Conv(6, 3, 1, 1), Norm),
            Stage("Wide.Join", 0, Lif),
            Stage("Deep.First", 0.25m, Conv(8, 3, 2, 1), Norm, Lif),
            Stage("Deep.Second", 0.3m, Conv(10, 3, 1, 1), Norm),
            Stage("Deep.Join", 0, Lif),
            Stage("Pool", 0, new GlobalAvgPoolDeclaration(0)),
            Stage("Classifier", 0, new LinearDeclaration(3, 8, 0)),
        ],
        [
            Apply("Stem", 0), Apply("Wide.First", 1), Apply("Wide.Second", 2), Apply("Wide.Join", 3, 1),
            Apply("Deep.First", 4), Apply("Deep.Second", 5), new OptionAStep(4, 6, 0), Apply("Deep.Join", 6, 7),
            Apply("Pool", 8), Apply("Classifier", 9),
        ]);

    /// <summary>A stage that is applied twice.</summary>
    internal static NetworkDeclaration Shared { get; } = Declare(
        [
            Stage("Encoder", 0.5m, Conv(6, 3, 1, 1), Norm, Lif),
            Stage("Again", 0.5m, Conv(6, 3, 1, 1), Norm, Lif) with { IsShared = true },
            Stage("Classifier", 0, new LinearDeclaration(3, 8, 0)),
        ],
        [Apply("Encoder", 0), Apply("Again", 1), Apply("Again", 2), Apply("Classifier", 3)]);

    /// <summary>Option A read by a convolution instead of a neuron.</summary>
    internal static NetworkDeclaration ReadShortcut { get; } = Declare(
        [
            Stage("Stem", 0.5m, Conv(4, 3, 1, 1), Norm, Lif),
            Stage("Down", 0.25m, Conv(8, 3, 2, 1), Norm, Lif),
            Stage("After", 0.2m, Conv(5, 3, 1, 1), Norm, Lif),
            Stage("Classifier", 0, new LinearDeclaration(3, 8, 0)),
        ],
        [Apply("Stem", 0), Apply("Down", 1), new OptionAStep(1, 2, 0), Apply("After", 3), Apply("Classifier", 4)]);

    private static BatchNormDeclaration Norm => new(0);

    internal static FloatGraph Graph(NetworkDeclaration declaration, EquatableArray<KeptChannels> kept = default)
    {
        var issues = new IssueSink();
        return FloatGraphBuilder.Run(declaration, kept, issues) ?? throw new InvalidOperationException(string.Join('\n', issues.ToArray()));
    }

    /// <summary>A network whose quantized weights are multiples of 1/8 (middle layers) and 1/128, so that sums are exact in any order.
    /// The first input of each row has the largest weight, which is the scale: other inputs can go without changing it.</summary>
    internal static SpikingNetwork Exact(NetworkDeclaration declaration, int seed)
    {
        var network = NetworkBuilder.Build(Graph(declaration), seed, quantizer: new QuantizerOptions(QuantizerMethod.ReScaW, WeightScale.Maximum));
        var random = new Random(seed);
        using var _ = no_grad();
        foreach (var synapse in network.Layers.OfType<QuantizedSynapse>())
        {
            var isOdd = synapse.Format.Grid == WeightGrid.Odd;
            var (rows, size) = ((int)synapse.Weight.shape[0], (int)(synapse.Weight.numel() / synapse.Weight.shape[0]));
            var values = Enumerable.Range(0, rows * size).Select(i => (isOdd, i % size == 0) switch
            {
                (true, true) => 3 / 8f,
                (true, false) => ((2 * random.Next(4)) - 3) / 8f,
                (false, true) => 127 / 128f,
                _ => random.Next(-30, 60) / 128f,
            });
            synapse.Weight.copy_(tensor(values.ToArray()).view(synapse.Weight.shape));
        }
        foreach (var norm in network.Layers.OfType<SharedBatchNorm>())
            norm.Gamma.fill_(3); // With so few inputs hardly anything would spike.
        return network;
    }

    private static NetworkDeclaration Declare(EquatableArray<StageDeclaration> stages, EquatableArray<ForwardStep> steps = default) =>
        new("Net", 3, new TensorShape(8, 8, 1), Budget: null, stages) { Forward = steps };

    private static StageDeclaration Stage(string name, decimal prune, params EquatableArray<LayerDeclaration> layers) => new(name, layers, 0) { Prune = prune };

    private static Conv2dDeclaration Conv(int channels, int kernel, int stride, int padding) => new(channels, kernel, stride, padding, 2, 0);

    private static ApplyStep Apply(string stage, int input, params EquatableArray<int> shortcuts) => new(stage, input, shortcuts, 0);
}
