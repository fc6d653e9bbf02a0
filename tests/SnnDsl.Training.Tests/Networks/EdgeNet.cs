using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Networks;

/// <summary>A network whose middle layer's batch norm has scales and offsets at the edges, all exact in binary: both signs, zero,
/// nearly zero and tiny ones, and offsets that put the potential exactly on the threshold.</summary>
internal static class EdgeNet
{
    private static readonly float[] Gains = [1, -1, 0.5f, -2, 0, 1e-12f, -1e-12f, 1f / (1 << 18), -1f / (1 << 16)];

    // In units of what one integer is worth behind batch norm, added to a part of the threshold.
    private static readonly (float Threshold, float Units)[] Offsets = [(0, 0), (0.5f, 1), (1, 0), (1, -2), (1, 3), (1.5f, 0), (-0.25f, 4)];

    private const float WeightUnit = 1 / 8f; // of DyadicWeights on the odd grid of 2 bits

    internal static FloatGraph Graph(Decay decay, ResetMode reset, FireCondition fire, double threshold)
    {
        var edge = new NeuronDeclaration(new NeuronRule(decay, threshold, reset, fire), 0);
        StageDeclaration[] stages =
        [
            new("Encoder", [new Conv2dDeclaration(8, 3, 1, 1, 8, 0), new NeuronDeclaration(new NeuronRule(Decay.Half, 1, ResetMode.Zero, FireCondition.Greater), 0)], 0),
            new("Edge", [new Conv2dDeclaration(Gains.Length * Offsets.Length, 3, 1, 0, 2, 0), new BatchNormDeclaration(0), edge], 0),
            new("Classifier", [new LinearDeclaration(3, 8, 0)], 0),
        ];
        var issues = new IssueSink();
        return FloatGraphBuilder.Run(new NetworkDeclaration("EdgeNet", 3, new TensorShape(5, 5, 1), null, [.. stages]), issues)
            ?? throw new InvalidOperationException(string.Join('\n', issues.ToArray()));
    }

    /// <summary>Sets weights and the batch norm's values.</summary>
    internal static void Set(SpikingNetwork network, float threshold, int seed)
    {
        DyadicWeights.Set(network, seed);
        var norm = network.Layers.OfType<SharedBatchNorm>().Single();
        var channels = Gains.SelectMany(_ => Offsets, (gain, offset) => (Gain: gain, Beta: Beta(gain, offset, threshold))).ToArray();
        using var _ = no_grad();
        norm.Gamma.copy_(tensor(channels.Select(c => c.Gain).ToArray()));
        norm.Beta.copy_(tensor(channels.Select(c => c.Beta).ToArray()));
        norm.Mean.fill_(WeightUnit);
        norm.Variance.fill_(1 - norm.Epsilon); // so that the scale is gamma itself
    }

    /// <summary>The beta that makes the whole offset what it should be.</summary>
    private static float Beta(float gain, (float Threshold, float Units) offset, float threshold)
    {
        var isConstant = Math.Abs(gain) < 1e-9f;
        return (offset.Threshold * threshold) + (isConstant ? 0 : (offset.Units * Math.Abs(gain) * WeightUnit) + (gain * WeightUnit));
    }
}
