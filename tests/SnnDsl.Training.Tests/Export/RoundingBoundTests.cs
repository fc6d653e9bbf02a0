using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Training.Export;
using SnnDsl.Training.Modules;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Export;

/// <summary>With arbitrary scales thresholds and biases are rounded: the simulator must spike as exact arithmetic does
/// wherever the potential is farther from the threshold than the bound of SPEC.md, section 2.</summary>
public sealed class RoundingBoundTests
{
    private const int TimeSteps = 4;
    private const double Threshold = 0.8;

    [Theory]
    [InlineData("None", 1, ResetMode.Zero, FireCondition.Greater)]
    [InlineData("None", 1, ResetMode.Subtract, FireCondition.GreaterOrEqual)]
    [InlineData("Half", 0.5, ResetMode.Zero, FireCondition.Greater)]
    [InlineData("Half", 0.5, ResetMode.Subtract, FireCondition.Greater)]
    [InlineData("Quarter", 0.25, ResetMode.Zero, FireCondition.GreaterOrEqual)]
    [InlineData("ThreeQuarters", 0.75, ResetMode.Zero, FireCondition.Greater)]
    [InlineData("ThreeQuarters", 0.75, ResetMode.Subtract, FireCondition.Greater)]
    public void Spikes_differ_only_within_the_bound(string decay, double kept, ResetMode reset, FireCondition fire)
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(Graph(new NeuronDeclaration(new NeuronRule(Decay.Named(decay)!, Threshold, reset, fire), 0)), seed: 2);
        RandomNorm(network);
        var channels = Channels(network);
        var graph = Exporter.Link(network.Graph, new NetworkArtifact(
            "BoundNet", DeclarationText.Lines(network.Graph.Declaration), StageExporter.Run(network).ToEquatableArray(), new TrainingArtifact("", 0, 0, 0, 0, 0)));
        var spiking = IntegerEvaluation.SpikingNodes(graph).ToArray();
        var parameters = ((SpikingOperation)spiking[1].Operation).Neuron.Parameters;
        var random = new Random(4);
        var (decided, undecided) = (0, 0);
        for (var image = 0; image < 30; image++)
        {
            var pixels = new byte[16];
            random.NextBytes(pixels);
            var result = new Simulator(graph).Run(pixels);
            for (var c = 0; c < channels.Length; c++)
            {
                var bound = Bound(kept, reset) * channels[c].Alpha / (1 << parameters.FractionalBits);
                var u = 0.0;
                for (var t = 0; t < TimeSteps; t++)
                {
                    var input = result.Layers[spiking[0].Id][t];
                    var h = (kept * u) + (channels[c].Alpha * channels[c].Weights.Select((m, i) => m * (double)input[i]).Sum()) + channels[c].Offset;
                    var spikes = fire == FireCondition.Greater ? h > Threshold : h >= Threshold;
                    if (Math.Abs(h - Threshold) <= bound)
                    {
                        undecided++;
                        break; // from here on the two may have different histories
                    }
                    Assert.True(spikes == (result.Layers[spiking[1].Id][t][c] == 1), $"Channel {c}, step {t}: {h - Threshold} is outside of {bound}.");
                    decided++;
                    u = !spikes ? h : reset == ResetMode.Zero ? 0 : h - Threshold;
                }
            }
        }
        Assert.InRange(undecided, 0, decided / 50); // the bound is no excuse for everything
    }

    /// <summary>E of SPEC.md in units of 2^-F.</summary>
    private static double Bound(double kept, ResetMode reset)
    {
        var shiftLoss = kept == 1 ? 0 : kept == 0.5 ? 0.5 : 0.75;
        var perStep = 0.5 + shiftLoss + (reset == ResetMode.Subtract ? 0.5 : 0);
        return (perStep * Enumerable.Range(0, TimeSteps).Sum(t => Math.Pow(kept, t))) + 0.5;
    }

    private static FloatGraph Graph(NeuronDeclaration neuron)
    {
        StageDeclaration[] stages =
        [
            new("Encoder", [new Conv2dDeclaration(8, 3, 1, 1, 8, 0), new NeuronDeclaration(new NeuronRule(Decay.Half, 0.5, ResetMode.Zero, FireCondition.Greater), 0)], 0),
            new("Hidden", [new LinearDeclaration(60, 4, 0), new BatchNormDeclaration(0), neuron], 0),
            new("Classifier", [new LinearDeclaration(3, 8, 0)], 0),
        ];
        return FloatGraphBuilder.Run(new NetworkDeclaration("BoundNet", TimeSteps, new TensorShape(4, 4, 1), null, [.. stages]), new IssueSink())!;
    }

    private static void RandomNorm(SpikingNetwork network)
    {
        var norm = network.Layers.OfType<SharedBatchNorm>().Single();
        using var generator = new Generator(5, CPU);
        using var _ = no_grad();
        norm.Gamma.copy_(randn(60, generator: generator));
        norm.Beta.copy_(randn(60, generator: generator) * 0.5);
        norm.Mean.copy_(randn(60, generator: generator));
        norm.Variance.copy_(rand(60, generator: generator) + 0.2);
    }

    private static ChannelParameters[] Channels(SpikingNetwork network)
    {
        var hidden = network.Layers.OfType<QuantizedLinear>().First();
        return [.. StageParameters.Read(hidden, network.Layers.OfType<SharedBatchNorm>().Single(), new TensorShape(4, 4, 8), 1)
            .Select(c => c.WithPositiveAlpha())];
    }
}
