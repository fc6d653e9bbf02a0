using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

/// <summary>The fused backward pass against torch's own of the published equations, step by step and in SpikingJelly's units.</summary>
public sealed class SpikingAttentionGradientTests
{
    private const int T = 4, Batch = 2, Heads = 2, Tokens = 5, Channels = 6;

    [Theory]
    [InlineData(AttentionOrder.QueryKey)]
    [InlineData(AttentionOrder.KeyValue)]
    public void Gradients_equal_the_equations(AttentionOrder order)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(14);
        var values = Enumerable.Range(0, 3).Select(_ => rand([T, Batch, Heads, Tokens, Channels]).lt(0.5).to(float32)).Append(randn(T, Heads)).ToArray();
        var upstream = randn([T, Batch, Heads, Tokens, Channels]);
        var fused = Gradients(values, inputs => SpikingAttention.Forward(inputs[0], inputs[1], inputs[2], inputs[3], order).Output, upstream);
        var expected = Gradients(values, inputs => StepByStep(inputs[0], inputs[1], inputs[2], inputs[3], order), upstream);
        Assert.All(fused.Zip(expected), pair => Assert.True(pair.First.allclose(pair.Second, 1e-4, 1e-5)));
    }

    private static Tensor[] Gradients(Tensor[] values, Func<Tensor[], Tensor> function, Tensor upstream)
    {
        var inputs = values.Select(value => value.clone().requires_grad_()).ToArray();
        (function(inputs) * upstream).sum().backward();
        return [.. inputs.Select(input => input.grad!)];
    }

    private static Tensor StepByStep(Tensor query, Tensor key, Tensor value, Tensor lambda, AttentionOrder order)
    {
        Tensor? v = null;
        var outputs = new List<Tensor>();
        for (var t = 0; t < T; t++)
        {
            var (q, k, values) = (query[t], key[t], value[t]);
            var x = order == AttentionOrder.QueryKey ? q.matmul(k.transpose(2, 3)) : k.transpose(2, 3).matmul(values);
            v ??= zeros_like(x);
            var h = v + ((x - v) / 2);
            var hard = h.ge(1).to(float32);
            var smooth = (4 * (h - 1)).sigmoid();
            var map = hard + smooth - smooth.detach();
            v = h - hard;
            var read = order == AttentionOrder.QueryKey ? map.matmul(values) : q.matmul(map);
            outputs.Add(0.125 * lambda[t].view(1, Heads, 1, 1) * read);
        }
        return stack(outputs);
    }
}
