using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>Spiking attention with a binary map (BESTformer, arXiv 2501.05904).</summary>
public static class SpikingAttention
{
    /// <summary>Factor of the output: a power of two, whatever the size of a head.</summary>
    private const double Scale = 1.0 / 8;

    /// <summary>
    /// Runs all heads over the window:
    /// <code>
    /// map = LIF_soft(Q K^T),  y = lambda[t, head] / 8 (map V)    QueryKey
    /// map = LIF_soft(K^T V),  y = lambda[t, head] / 8 (Q map)    KeyValue
    /// </code>
    /// The neurons of the map get the products as they are: counts of channels or tokens where two spikes meet.
    /// </summary>
    /// <param name="query">Spikes, float32 [T, batch, heads, tokens, channels of a head].</param>
    /// <param name="key">As the queries.</param>
    /// <param name="value">As the queries.</param>
    /// <param name="lambda">Gain of each time step and head, [T, heads].</param>
    /// <param name="order">Which product becomes the map.</param>
    /// <param name="neuron">The neurons of the map; by default <see cref="HalvedInputLif.Map"/>.</param>
    /// <returns>The map's spikes [T, batch, heads, tokens, tokens] or [T, batch, heads, channels, channels], and y [T, batch,
    /// heads, tokens, channels].</returns>
    public static (Tensor Map, Tensor Output) Forward(Tensor query, Tensor key, Tensor value, Tensor lambda, AttentionOrder order, LifParameters? neuron = null)
    {
        Check(query, key, value, lambda);
        var shape = query.shape;
        var (q, k, v) = (Heads(query), Heads(key), Heads(value));
        var counts = order == AttentionOrder.QueryKey ? q.bmm(k.transpose(1, 2)) : k.transpose(1, 2).bmm(v);
        // Neurons are independent, so that all but time may stay folded.
        var map = Lif.Forward(counts.view(shape[0], -1), (int)shape[0], neuron ?? HalvedInputLif.Map).view(counts.shape);
        var output = order == AttentionOrder.QueryKey ? map.bmm(v) : q.bmm(map);
        return (map.view([.. shape[..3], .. counts.shape[1..]]), output.view(shape) * (lambda * Scale).view(shape[0], 1, shape[2], 1, 1));
    }

    /// <summary>One matrix per time step, sample and head; a copy only if those dimensions cannot be merged.</summary>
    private static Tensor Heads(Tensor spikes) => spikes.flatten(0, 2);

    private static void Check(Tensor query, Tensor key, Tensor value, Tensor lambda)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(lambda);
        if (query.dim() != 5 || !query.shape.SequenceEqual(key.shape) || !query.shape.SequenceEqual(value.shape))
            throw new ArgumentException("Queries, keys and values must have one shape [T, batch, heads, tokens, channels].", nameof(query));
        if (!lambda.shape.SequenceEqual([query.shape[0], query.shape[2]]))
            throw new ArgumentException($"The gains have the shape [{string.Join(", ", lambda.shape)}]; it must be [T, heads].", nameof(lambda));
    }
}
