using SnnDsl.Training.Modules.Transformer;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Modules.Transformer;

/// <summary>Training with recomputed activations against ordinary differentiation.</summary>
public sealed class RecomputationTests
{
    [Theory]
    [InlineData(Recomputation.FromInputs, Shortcut.Average, null)]
    [InlineData(Recomputation.FromInputs, Shortcut.Plain, null)]
    [InlineData(Recomputation.FromInputs, Shortcut.Plain, 8)]
    [InlineData(Recomputation.FromOutputs, Shortcut.Average, null)]
    [InlineData(Recomputation.FromOutputs, Shortcut.Average, 8)]
    public void Outputs_gradients_and_statistics_are_those_of_ordinary_training(Recomputation recomputation, Shortcut shortcut, int? fractionBits)
    {
        using var scope = NewDisposeScope();
        var options = SmallTransformer.Options with { Shortcut = shortcut, FractionBits = fractionBits };
        var ordinary = Train(options);
        var recomputed = Train(options with { Recomputation = recomputation });
        Assert.Equal(ordinary.Count, recomputed.Count);
        foreach (var (expected, actual) in ordinary.Zip(recomputed))
            Assert.True(actual.allclose(expected, 1e-4, 1e-5), $"{(actual - expected).abs().max().item<float>()} of {expected.abs().max().item<float>()}");
    }

    /// <summary>Twelve blocks double an error of the last state 24 times; on the grid there is none.</summary>
    [Theory]
    [InlineData(Recomputation.FromInputs, null)]
    [InlineData(Recomputation.FromOutputs, 10)]
    public void Deep_sequences_stay_exact_from_inputs_or_on_a_grid(Recomputation recomputation, int? fractionBits)
    {
        using var scope = NewDisposeScope();
        var options = SmallTransformer.Options with { Depth = 12, FractionBits = fractionBits };
        foreach (var (expected, actual) in Train(options).Zip(Train(options with { Recomputation = recomputation })))
            Assert.True(actual.allclose(expected, 1e-4, 1e-5));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void On_a_grid_the_inverse_returns_every_bit(bool training)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var stream = new ResidualStream(Shortcut.Average, 8);
        var blocks = SmallTransformer.Blocks(SmallTransformer.Options with { Depth = 6, FractionBits = 8 });
        SmallTransformer.Unsettle(blocks);
        blocks.train(training);
        var (older, newer) = (stream.Rounded(SmallTransformer.State(SmallTransformer.Options, 3)), stream.Rounded(SmallTransformer.State(SmallTransformer.Options, 4)));
        var (first, second) = (older, newer);
        var lost = new Stack<Tensor>();
        foreach (var branch in blocks.Branches)
        {
            lost.Push(PackedBits.Pack(stream.Lost(older, newer)!));
            (older, newer) = (newer, stream.Join(branch.call(newer), older, newer));
        }
        foreach (var branch in blocks.Branches.Reverse())
            (older, newer) = (stream.Split(newer, branch.call(older), older, PackedBits.Unpack(lost.Pop(), older.shape)), older);
        Assert.True(older.eq(first).all().item<bool>());
        Assert.True(newer.eq(second).all().item<bool>());
    }

    [Fact]
    public void Parameters_that_are_frozen_get_no_gradient_and_the_others_do()
    {
        using var scope = NewDisposeScope();
        var blocks = SmallTransformer.Blocks(SmallTransformer.Options with { Recomputation = Recomputation.FromOutputs });
        var frozen = blocks.Blocks[0].Mlp.Projections[0].Weight;
        frozen.requires_grad = false;
        blocks.call(SmallTransformer.State(SmallTransformer.Options, 5)).Newer.square().sum().backward();
        Assert.Null(frozen.grad);
        Assert.All(blocks.parameters().Where(p => p.requires_grad), p => Assert.NotNull(p.grad));
    }

    /// <summary>Both states, their loss's gradients, and what batch norms remember, after one step.</summary>
    private static List<Tensor> Train(SpikingTransformerOptions options)
    {
        var blocks = SmallTransformer.Blocks(options);
        SmallTransformer.Unsettle(blocks);
        blocks.train();
        var input = SmallTransformer.State(options, 5).requires_grad_();
        var (older, newer) = blocks.call(input);
        ((older * SmallTransformer.State(options, 6)).mean() + (newer * SmallTransformer.State(options, 7)).mean()).backward();
        var norms = blocks.modules().OfType<TokenBatchNorm>();
        return [older.detach(), newer.detach(), input.grad!, .. blocks.parameters().Select(p => p.grad!), .. norms.SelectMany(norm => new[] { norm.Mean, norm.Variance })];
    }
}
