using SnnDsl.Training.Functional;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>MLP branch of a block, [T, batch, tokens, channels] to the same: <c>BN(W2 LIF(BN(W1 LIF(x))))</c>.</summary>
public sealed class SpikingMlp : nn.Module<Tensor, Tensor>
{
    private readonly int _timeSteps;
    private readonly BinaryProjection expansion;
    private readonly BinaryProjection contraction;

    internal SpikingMlp(SpikingTransformerOptions options, Generator random)
        : base(nameof(SpikingMlp))
    {
        _timeSteps = options.TimeSteps;
        expansion = new BinaryProjection(options.Channels, options.Channels * options.MlpRatio, random);
        contraction = new BinaryProjection(options.Channels * options.MlpRatio, options.Channels, random);
        RegisterComponents();
    }

    /// <summary>The layer to more channels and the one back.</summary>
    public IReadOnlyList<BinaryProjection> Projections => [expansion, contraction];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => contraction.call(Fire(expansion.call(Fire(input))));

    private Tensor Fire(Tensor current) => Lif.Forward(current, _timeSteps, HalvedInputLif.Neuron);
}
