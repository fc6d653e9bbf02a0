using SnnDsl.Training.Modules;
using SnnDsl.Training.Modules.Transformer;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Modules.Transformer;

public sealed class TokenBatchNormTests
{
    private const int Channels = 6;

    [Fact]
    public void It_is_torchs_batch_norm_over_time_samples_and_tokens()
    {
        using var scope = NewDisposeScope();
        using var norm = new TokenBatchNorm(Channels);
        using var reference = nn.BatchNorm1d(Channels);
        var input = (randn(3, 2, 5, Channels) * 3) + 1;
        foreach (var training in new[] { true, true, false })
        {
            norm.train(training);
            reference.train(training);
            var expected = reference.call(input.transpose(2, 3).flatten(0, 1)).view(3, 2, Channels, 5).transpose(2, 3);
            Assert.True(norm.call(input).allclose(expected, 1e-5, 1e-6));
            Assert.True(norm.Mean.allclose(reference.running_mean!, 1e-5, 1e-6));
            Assert.True(norm.Variance.allclose(reference.running_var!, 1e-5, 1e-6));
        }
        Assert.False(norm.Mean.eq(0).any().item<bool>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_batch_that_is_recomputed_is_normalized_alike_and_not_counted_again(bool isOfTokens)
    {
        using var scope = NewDisposeScope();
        using BatchNormLayer norm = isOfTokens ? new TokenBatchNorm(Channels) : new SharedBatchNorm(new BatchNormOperation(Channels), isFlat: false);
        norm.train();
        var input = (randn(isOfTokens ? [3, 2, 5, Channels] : [3, 2, Channels, 5, 5]) * 3) + 1;
        var first = norm.call(input);
        var (mean, variance) = (norm.Mean.clone(), norm.Variance.clone());
        ((ICountsBatches)norm).IsRecomputing = true;
        Assert.True(norm.call(input).eq(first).all().item<bool>());
        Assert.True(norm.Mean.eq(mean).all().item<bool>());
        Assert.True(norm.Variance.eq(variance).all().item<bool>());
    }

    [Fact]
    public void Statistics_are_saved_with_the_weights()
    {
        using var norm = new TokenBatchNorm(Channels);
        Assert.Equal(["beta", "gamma", "mean", "variance"], norm.state_dict().Keys.Order());
    }
}
