using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules.Transformer;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Modules.Transformer;

public sealed class ReversibleBlockTests
{
    [Theory]
    [InlineData(AttentionOrder.QueryKey, false)]
    [InlineData(AttentionOrder.KeyValue, false)]
    [InlineData(AttentionOrder.QueryKey, true)]
    [InlineData(AttentionOrder.KeyValue, true)]
    public void The_inverse_returns_what_came_in(AttentionOrder order, bool training)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var options = SmallTransformer.Options with { AttentionOrder = order };
        var block = SmallTransformer.Blocks(options).Blocks[0];
        SmallTransformer.Unsettle(block);
        block.train(training);
        var (x0, x1) = (SmallTransformer.State(options, 3), SmallTransformer.State(options, 4));
        var (x2, x3) = block.call(x0, x1);
        var (back0, back1) = block.Inverse(x2, x3);
        Assert.InRange((back0 - x0).abs().max().item<float>(), 0, 1e-5f);
        Assert.InRange((back1 - x1).abs().max().item<float>(), 0, 1e-5f);
    }

    [Fact]
    public void States_are_branches_added_to_means()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var block = Block(SmallTransformer.Options);
        var (x0, x1) = (SmallTransformer.State(SmallTransformer.Options, 3), SmallTransformer.State(SmallTransformer.Options, 4));
        var (x2, x3) = block.call(x0, x1);
        Assert.True(x2.allclose(block.Attention.call(x1) + ((x0 + x1) / 2)));
        Assert.True(x3.allclose(block.Mlp.call(x2) + ((x1 + x2) / 2)));
        Assert.True(block.Attention.call(x1).abs().max().item<float>() > 0.1f);
    }

    [Fact]
    public void A_plain_residual_takes_the_newest_state_and_has_no_inverse()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var options = SmallTransformer.Options with { Shortcut = Shortcut.Plain };
        var block = Block(options);
        var (x0, x1) = (SmallTransformer.State(options, 3), SmallTransformer.State(options, 4));
        var (x2, x3) = block.call(x0, x1);
        Assert.True(x2.allclose(block.Attention.call(x1) + x1));
        Assert.True(x3.allclose(block.Mlp.call(x2) + x2));
        Assert.Throws<InvalidOperationException>(() => block.Inverse(x2, x3));
    }

    /// <summary>Two states and all time steps decide: the older state, too, reaches the output.</summary>
    [Fact]
    public void Both_states_and_the_gains_get_gradients()
    {
        using var scope = NewDisposeScope();
        var block = Block(SmallTransformer.Options);
        var x0 = SmallTransformer.State(SmallTransformer.Options, 3).requires_grad_();
        var x1 = SmallTransformer.State(SmallTransformer.Options, 4).requires_grad_();
        block.call(x0, x1).Newer.square().sum().backward();
        Assert.True(x0.grad!.abs().sum().item<float>() > 0);
        Assert.True(x1.grad!.abs().sum().item<float>() > 0);
        Assert.All(block.parameters(), parameter => Assert.True(parameter.grad!.isfinite().all().item<bool>()));
        Assert.True(block.Attention.Lambda.grad!.ne(0).all().item<bool>());
    }

    private static ReversibleBlock Block(SpikingTransformerOptions options)
    {
        var block = SmallTransformer.Blocks(options).Blocks[0];
        SmallTransformer.Unsettle(block);
        block.eval();
        return block;
    }
}
