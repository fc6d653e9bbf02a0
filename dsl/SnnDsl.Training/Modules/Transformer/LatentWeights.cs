using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Initial latent weights.</summary>
internal static class LatentWeights
{
    /// <summary>Normally distributed (He et al. 2015), [output channel, ...].</summary>
    internal static Parameter Draw(long[] shape, Generator random)
    {
        var fanIn = shape[1..].Aggregate(1L, (product, size) => product * size);
        return nn.Parameter(randn(shape, generator: random) * Math.Sqrt(2.0 / fanIn));
    }
}
