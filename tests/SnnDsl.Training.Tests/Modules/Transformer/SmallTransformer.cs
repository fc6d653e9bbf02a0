using SnnDsl.Training.Modules.Transformer;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Modules.Transformer;

/// <summary>Shapes small enough for tests, and parts of such transformers.</summary>
internal static class SmallTransformer
{
    internal static SpikingTransformerOptions Options { get; } = new(Channels: 16, Depth: 2, Heads: 2, TimeSteps: 3, Classes: 4, MlpRatio: 2);

    internal static BlockSequence Blocks(SpikingTransformerOptions options)
    {
        using var random = new Generator(1);
        return new BlockSequence(options, random);
    }

    /// <summary>States of a stream with 5 tokens of 2 samples.</summary>
    internal static Tensor State(SpikingTransformerOptions options, int seed)
    {
        using var random = new Generator((ulong)seed);
        return randn([options.TimeSteps, 2, 5, options.Channels], generator: random) * 2;
    }

    /// <summary>Gives batch norms statistics and offsets other than those they start with; offsets that make most neurons spike, so that
    /// maps of the few channels are not empty.</summary>
    internal static void Unsettle(nn.Module module)
    {
        using var random = new Generator(2);
        using var _ = no_grad();
        foreach (var norm in module.modules().OfType<TokenBatchNorm>())
        {
            var channels = norm.Mean.shape;
            norm.Mean.copy_(randn(channels, generator: random));
            norm.Variance.copy_(rand(channels, generator: random) + 2);
            norm.Gamma.copy_(randn(channels, generator: random));
            norm.Beta.copy_(randn(channels, generator: random) + 1.5);
        }
    }
}
