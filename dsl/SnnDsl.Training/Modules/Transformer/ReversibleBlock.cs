using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>A transformer block on two states of the stream, [T, batch, tokens, channels] each:
/// <code>
/// x2 = Attention(x1) + (x0 + x1) / 2
/// x3 = MLP(x2) + (x1 + x2) / 2
/// </code>
/// Neurons remember earlier time steps: the inverse, too, needs all of the window.</summary>
public sealed class ReversibleBlock : nn.Module<Tensor, Tensor, (Tensor Older, Tensor Newer)>
{
    private readonly ResidualStream _stream;
    private readonly SpikingSelfAttention attention;
    private readonly SpikingMlp mlp;

    internal ReversibleBlock(SpikingTransformerOptions options, Generator random)
        : base(nameof(ReversibleBlock))
    {
        _stream = new ResidualStream(options.Shortcut, options.FractionBits);
        attention = new SpikingSelfAttention(options, random);
        mlp = new SpikingMlp(options, random);
        RegisterComponents();
    }

    /// <summary>The attention branch.</summary>
    public SpikingSelfAttention Attention => attention;

    /// <summary>The MLP branch.</summary>
    public SpikingMlp Mlp => mlp;

    /// <inheritdoc/>
    /// <returns>x2 and x3.</returns>
    public override (Tensor Older, Tensor Newer) forward(Tensor input1, Tensor input2)
    {
        var x2 = _stream.Join(attention.call(input2), input1, input2);
        return (x2, _stream.Join(mlp.call(x2), input2, x2));
    }

    /// <summary>x0 and x1, from x2 and x3. In training mode batch norms normalize by the batch as in the forward pass, but count
    /// it once more in their running statistics.</summary>
    /// <remarks>Up to rounding; on a grid, up to the bits its halvings lost, which only a sequence keeps.</remarks>
    public (Tensor Older, Tensor Newer) Inverse(Tensor x2, Tensor x3)
    {
        var x1 = _stream.Split(x3, mlp.call(x2), x2, lost: null);
        return (_stream.Split(x2, attention.call(x1), x1, lost: null), x1);
    }
}
