using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules.Transformer;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Modules.Transformer;

public sealed class BinaryProjectionTests
{
    /// <summary>What a processor computes: <c>2 popcount(s and w) - popcount(s)</c>, then the batch norm's scale and offset.</summary>
    [Fact]
    public void It_counts_spikes_under_bits()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        using var layer = new BinaryProjection(20, 7, random);
        SmallTransformer.Unsettle(layer);
        layer.eval();
        var spikes = rand([2, 3, 4, 20], generator: random).lt(0.4).to(float32);
        var bits = SignWeights.Integers(layer.Weight).gt(0);
        var counts = (2 * spikes.unsqueeze(3).mul(bits).sum(4)) - spikes.sum(3, keepdim: true);
        var scale = layer.Norm.Gamma / (layer.Norm.Variance + TokenBatchNorm.Epsilon).sqrt();
        var expected = (counts * scale) + (layer.Norm.Beta - (scale * layer.Norm.Mean));
        Assert.True(layer.call(spikes).allclose(expected, 1e-4, 1e-4));
    }
}
