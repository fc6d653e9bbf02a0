using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Networks;

/// <summary>A graph with everything that is not a chain: two readers of the image, a strided block with an option-A shortcut, a stage of neurons only that
/// takes two shortcuts, a shared stage and global pooling; scales are exact in binary.</summary>
internal static class ResidualNet
{
    private static readonly float[] Gains = [1, -1, 0.5f, -0.5f, 2, 0];

    // Zero everywhere lets a shortcut's spike meet the threshold alone; one of a channel without scale, too.
    private static readonly float[] Betas = [0, 0.25f, 0, -0.5f];

    internal static FloatGraph Graph(FireCondition fire, ResetMode reset, params KeptChannels[] kept)
    {
        var lif = new NeuronDeclaration(new NeuronRule(Decay.Half, 1, reset, fire), 0);
        StageDeclaration[] stages =
        [
            new("Stem", [new Conv2dDeclaration(4, 3, 1, 1, 8, 0), lif], 0),
            new("Look", [new Conv2dDeclaration(4, 3, 1, 1, 8, 0), new BatchNormDeclaration(0)], 0),
            new("Both", [lif], 0),
            new("First", [new Conv2dDeclaration(6, 3, 2, 1, 2, 0), new BatchNormDeclaration(0), lif], 0) { Prune = 0.3m },
            new("Second", [new Conv2dDeclaration(7, 3, 1, 1, 2, 0), new BatchNormDeclaration(0)], 0) { Prune = 0.3m },
            new("Join", [lif], 0),
            new("Again", [new Conv2dDeclaration(7, 1, 1, 0, 2, 0), new BatchNormDeclaration(0)], 0) { IsShared = true, Prune = 0.3m },
            new("Joined", [lif], 0) { IsShared = true },
            new("Pool", [new GlobalAvgPoolDeclaration(0)], 0),
            new("Classifier", [new LinearDeclaration(3, 8, 0)], 0),
        ];
        ForwardStep[] steps =
        [
            new ApplyStep("Stem", 0, [], 0),
            new ApplyStep("Look", 0, [], 0),
            new ApplyStep("Both", 2, [1], 0),
            new ApplyStep("First", 3, [], 0),
            new ApplyStep("Second", 4, [], 0),
            new OptionAStep(3, 5, 0),
            new ApplyStep("Join", 5, [6], 0),
            new ApplyStep("Again", 7, [], 0),
            new ApplyStep("Joined", 8, [7, 6], 0),
            new ApplyStep("Again", 9, [], 0),
            new ApplyStep("Joined", 10, [9], 0),
            new ApplyStep("Pool", 11, [], 0),
            new ApplyStep("Classifier", 12, [], 0),
        ];
        var declaration = new NetworkDeclaration("ResidualNet", 3, new TensorShape(6, 6, 1), null, [.. stages]) { Forward = [.. steps] };
        var issues = new IssueSink();
        return FloatGraphBuilder.Run(declaration, kept.ToEquatableArray(), issues)
            ?? throw new InvalidOperationException(string.Join('\n', issues.ToArray()));
    }

    internal static void Set(SpikingNetwork network, int seed)
    {
        DyadicWeights.Set(network, seed);
        using var _ = no_grad();
        foreach (var norm in network.Layers.OfType<SharedBatchNorm>())
        {
            var channels = Enumerable.Range(0, (int)norm.Gamma.shape[0]).ToArray();
            norm.Gamma.copy_(tensor(channels.Select(c => Gains[c % Gains.Length]).ToArray()));
            norm.Beta.copy_(tensor(channels.Select(c => Betas[c % Betas.Length]).ToArray()));
            norm.Variance.fill_(1 - norm.Epsilon); // so that the scale is gamma itself
        }
    }
}
