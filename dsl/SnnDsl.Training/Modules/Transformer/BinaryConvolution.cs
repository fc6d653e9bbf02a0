using SnnDsl.Training.Functional;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Convolution = SnnDsl.Training.Functional.Convolution;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>A stage of the tokenizer: <c>BN(conv 3x3(pool(LIF(x))))</c> with 1-bit weights, [T or 1, batch, in, height, width] to
/// [T, batch, out, ...].</summary>
public sealed class BinaryConvolution : nn.Module<Tensor, Tensor>
{
    internal const long Kernel = 3;
    private readonly int _timeSteps;
    private readonly bool _pools;
    private readonly Parameter latent;
    private readonly BatchNorm2d norm;

    internal BinaryConvolution(long inputs, long outputs, int timeSteps, bool pools, Generator random)
        : base(nameof(BinaryConvolution))
    {
        (_timeSteps, _pools) = (timeSteps, pools);
        latent = LatentWeights.Draw([outputs, inputs, Kernel, Kernel], random);
        norm = nn.BatchNorm2d(outputs);
        RegisterComponents();
    }

    /// <summary>Latent float32 weights, [out, in, 3, 3].</summary>
    public Parameter Weight => latent;

    /// <summary>The batch norm, which takes the place of the weights' scale.</summary>
    public BatchNorm2d Norm => norm;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var spikes = Lif.Forward(input, _timeSteps, HalvedInputLif.Neuron);
        return TimeFolding.Apply(spikes, map => norm.call(Convolution.Conv2d(Pooled(map), SignWeights.Quantize(latent), [1, 1], [1, 1])));
    }

    /// <summary>Whether there is a spike in each second 3x3 window.</summary>
    private Tensor Pooled(Tensor spikes) =>
        _pools ? nn.functional.max_pool2d(spikes, [3, 3], strides: [2, 2], padding: [1, 1]) : spikes;
}
