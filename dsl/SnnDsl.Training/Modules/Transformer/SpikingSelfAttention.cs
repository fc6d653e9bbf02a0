using SnnDsl.Training.Functional;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Attention branch of a block, [T, batch, tokens, channels] to the same:
/// <code>
/// s = LIF(x);  Q, K, V = LIF(BN(W s))
/// y = attention with a binary map (<see cref="SpikingAttention"/>)
/// BN(W LIF_{theta = 1/2}(y))
/// </code></summary>
public sealed class SpikingSelfAttention : nn.Module<Tensor, Tensor>
{
    private readonly SpikingTransformerOptions _options;
    private readonly BinaryProjection query;
    private readonly BinaryProjection key;
    private readonly BinaryProjection value;
    private readonly BinaryProjection projection;
    private readonly Parameter lambda;

    internal SpikingSelfAttention(SpikingTransformerOptions options, Generator random)
        : base(nameof(SpikingSelfAttention))
    {
        _options = options;
        query = Projection();
        key = Projection();
        value = Projection();
        projection = Projection();
        lambda = nn.Parameter(ones(options.TimeSteps, options.Heads));
        RegisterComponents();

        BinaryProjection Projection() => new(options.Channels, options.Channels, random);
    }

    /// <summary>Gain of each time step and head, [T, heads]: a trained network is bound to its number of time steps.</summary>
    public Parameter Lambda => lambda;

    /// <summary>The layers of queries, keys, values and of the output.</summary>
    public IReadOnlyList<BinaryProjection> Projections => [query, key, value, projection];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var spikes = Fire(input, HalvedInputLif.Neuron);
        var (_, output) = SpikingAttention.Forward(Heads(query, spikes), Heads(key, spikes), Heads(value, spikes), lambda, _options.AttentionOrder);
        return projection.call(Fire(output.transpose(2, 3).reshape(input.shape), HalvedInputLif.Output));
    }

    /// <summary>Spikes of a projection as [T, batch, heads, tokens, channels of a head]; a head's channels are neighbours.</summary>
    private Tensor Heads(BinaryProjection layer, Tensor spikes)
    {
        var fired = Fire(layer.call(spikes), HalvedInputLif.Neuron);
        return fired.view([.. fired.shape[..3], _options.Heads, -1]).transpose(2, 3);
    }

    private Tensor Fire(Tensor current, LifParameters neuron) => Lif.Forward(current, _options.TimeSteps, neuron);
}
