using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

/// <summary>Batched products against loops over every index.</summary>
public sealed class SpikingAttentionTests
{
    private const int T = 3, Batch = 2, Heads = 2, Tokens = 5, Channels = 4;

    [Theory]
    [InlineData(AttentionOrder.QueryKey)]
    [InlineData(AttentionOrder.KeyValue)]
    public void Map_and_output_equal_loops(AttentionOrder order)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(8);
        var (q, k, v) = (Spikes(), Spikes(), Spikes());
        var lambda = randn(T, Heads);
        var (map, output) = SpikingAttention.Forward(q, k, v, lambda, order);
        var (expectedMap, expectedOutput) = Loops(q, k, v, lambda, order);
        Assert.Equal(expectedMap.shape, map.shape);
        Assert.True(map.eq(expectedMap).all().item<bool>());
        Assert.InRange(map.mean().item<float>(), 0.05f, 0.95f); // neither silent nor full
        Assert.True(output.allclose(expectedOutput, 1e-6, 1e-6));
    }

    /// <summary>Heads taken from tokens x channels, as the layers have them, need not lie one behind the other.</summary>
    [Theory]
    [InlineData(AttentionOrder.QueryKey)]
    [InlineData(AttentionOrder.KeyValue)]
    public void Strides_do_not_matter(AttentionOrder order)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(9);
        var (q, k, v) = (Strided(), Strided(), Strided());
        var lambda = ones(T, Heads);
        var (map, output) = SpikingAttention.Forward(q, k, v, lambda, order);
        var (expectedMap, expectedOutput) = SpikingAttention.Forward(q.contiguous(), k.contiguous(), v.contiguous(), lambda, order);
        Assert.True(map.eq(expectedMap).all().item<bool>());
        Assert.True(output.eq(expectedOutput).all().item<bool>());
    }

    /// <summary>The output is linear in lambda: differences are exact there.</summary>
    [Theory]
    [InlineData(AttentionOrder.QueryKey)]
    [InlineData(AttentionOrder.KeyValue)]
    public void Gradient_of_the_gains_equals_differences(AttentionOrder order)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(10);
        var (q, k, v) = (Spikes(), Spikes(), Spikes());
        var upstream = randn([T, Batch, Heads, Tokens, Channels]);
        var lambda = ones(T, Heads).requires_grad_();
        (SpikingAttention.Forward(q, k, v, lambda, order).Output * upstream).sum().backward();
        for (var i = 0; i < T * Heads; i++)
        {
            var change = zeros(T, Heads);
            change.view(-1)[i] = 1f;
            var difference = Weighted(lambda.detach() + change) - Weighted(lambda.detach());
            Assert.Equal(difference, lambda.grad!.view(-1)[i].item<float>(), 1e-3f);
        }

        float Weighted(Tensor gains) => (SpikingAttention.Forward(q, k, v, gains, order).Output * upstream).sum().item<float>();
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        using var scope = NewDisposeScope();
        var q = Spikes();
        Assert.Throws<ArgumentException>(() => SpikingAttention.Forward(q, q.narrow(3, 0, 2), q, ones(T, Heads), AttentionOrder.QueryKey));
        Assert.Throws<ArgumentException>(() => SpikingAttention.Forward(q, q, q, ones(Heads, T), AttentionOrder.QueryKey));
    }

    private static Tensor Spikes() => rand([T, Batch, Heads, Tokens, Channels]).lt(0.5).to(float32);

    private static Tensor Strided() => rand(T, Batch, Tokens, Heads * Channels).lt(0.5).to(float32)
        .view(T, Batch, Tokens, Heads, Channels).transpose(2, 3);

    private static (Tensor Map, Tensor Output) Loops(Tensor q, Tensor k, Tensor v, Tensor lambda, AttentionOrder order)
    {
        var size = order == AttentionOrder.QueryKey ? Tokens : Channels;
        var (map, output) = (zeros([T, Batch, Heads, size, size]), zeros([T, Batch, Heads, Tokens, Channels]));
        for (var n = 0; n < Batch; n++)
        {
            for (var head = 0; head < Heads; head++)
            {
                var potential = new float[size, size];
                for (var t = 0; t < T; t++)
                {
                    var (a, b, c) = (Matrix(q[t, n, head]), Matrix(k[t, n, head]), Matrix(v[t, n, head]));
                    var counts = order == AttentionOrder.QueryKey ? Product(a, Transposed(b)) : Product(Transposed(b), c);
                    var spikes = Fire(potential, counts);
                    map[t, n, head] = tensor(spikes);
                    output[t, n, head] = tensor(order == AttentionOrder.QueryKey ? Product(spikes, c) : Product(a, spikes)) * lambda[t, head] * 0.125;
                }
            }
        }
        return (map, output);
    }

    /// <summary>One step of SpikingJelly's neuron with a soft reset, its input halved.</summary>
    private static float[,] Fire(float[,] potential, float[,] counts)
    {
        var spikes = new float[counts.GetLength(0), counts.GetLength(1)];
        for (var i = 0; i < counts.GetLength(0); i++)
        {
            for (var j = 0; j < counts.GetLength(1); j++)
            {
                var h = potential[i, j] + ((counts[i, j] - potential[i, j]) / 2);
                spikes[i, j] = h >= 1 ? 1f : 0f;
                potential[i, j] = h - spikes[i, j];
            }
        }
        return spikes;
    }

    private static float[,] Product(float[,] a, float[,] b)
    {
        var product = new float[a.GetLength(0), b.GetLength(1)];
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < b.GetLength(1); j++)
            {
                for (var m = 0; m < a.GetLength(1); m++)
                    product[i, j] += a[i, m] * b[m, j];
            }
        }
        return product;
    }

    private static float[,] Transposed(float[,] a)
    {
        var transposed = new float[a.GetLength(1), a.GetLength(0)];
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < a.GetLength(1); j++)
                transposed[j, i] = a[i, j];
        }
        return transposed;
    }

    private static float[,] Matrix(Tensor matrix) => (float[,])matrix.contiguous().data<float>().ToNDArray();
}
