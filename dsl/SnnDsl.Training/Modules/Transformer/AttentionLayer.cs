using SnnDsl.Training.Functional;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Attention with a binary map (<see cref="SpikingAttention"/>) and the neurons behind it: spikes of queries, keys and
/// values [T, batch, tokens, channels] to spikes of the same shape. The channels of a head are neighbours.</summary>
public sealed class AttentionLayer : nn.Module<Tensor, Tensor, Tensor, Tensor>, ISpiking
{
    private readonly AttentionOperation _operation;
    private LifParameters _output = HalvedInputLif.Output;
    private LifParameters _map = HalvedInputLif.Map;
    private readonly Parameter lambda;

    internal AttentionLayer(AttentionOperation operation, int timeSteps)
        : base(nameof(AttentionLayer))
    {
        _operation = operation;
        lambda = nn.Parameter(ones(timeSteps, operation.Heads));
        RegisterComponents();
    }

    /// <summary>Gain of each time step and head, [T, heads]: a trained network is bound to its number of time steps.</summary>
    public Parameter Lambda => lambda;

    /// <inheritdoc/>
    public void Use(SurrogateOptions surrogate) => (_map, _output) = (_map.With(surrogate), _output.With(surrogate));

    /// <inheritdoc/>
    public override Tensor forward(Tensor input1, Tensor input2, Tensor input3)
    {
        var (_, output) = SpikingAttention.Forward(Heads(input1), Heads(input2), Heads(input3), lambda, _operation.Order, _map);
        return Lif.Forward(output.transpose(2, 3).reshape(input1.shape), (int)lambda.shape[0], _output);
    }

    /// <summary>[T, batch, tokens, channels] as [T, batch, heads, tokens, channels of a head].</summary>
    private Tensor Heads(Tensor spikes) => spikes.view([.. spikes.shape[..3], _operation.Heads, -1]).transpose(2, 3);
}
