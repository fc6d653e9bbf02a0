using TorchSharp.Modules;
using static TorchSharp.torch;
using Convolution = SnnDsl.Training.Functional.Convolution;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Images to tokens: a convolution with float weights to an eighth of the channels and its batch norm, then four binary
/// stages. An image flows into the first neurons in every time step (direct coding).</summary>
/// <remarks>The first batch norm sees an image once, not T times: that makes no difference to what it normalizes, and less than one
/// part in the number of pixels of a batch to its running variance.</remarks>
public sealed class SpikingTokenizer : nn.Module<Tensor, Tensor>
{
    private const int Stages = 4;
    private readonly Parameter weight;
    private readonly BatchNorm2d norm;
    private readonly ModuleList<BinaryConvolution> stages;

    internal SpikingTokenizer(SpikingTransformerOptions options, Generator random)
        : base(nameof(SpikingTokenizer))
    {
        var first = options.Channels / 8;
        weight = LatentWeights.Draw([first, options.InputChannels, BinaryConvolution.Kernel, BinaryConvolution.Kernel], random);
        norm = nn.BatchNorm2d(first);
        long[] channels = [first, 2 * first, 4 * first, 8 * first, 8 * first];
        stages = new ModuleList<BinaryConvolution>([.. Enumerable.Range(0, Stages).Select(stage => new BinaryConvolution(
            channels[stage], channels[stage + 1], options.TimeSteps, pools: stage >= Stages - options.Pools, random))]);
        RegisterComponents();
    }

    /// <summary>Float weights of the first convolution, [out, in, 3, 3].</summary>
    public Parameter Weight => weight;

    /// <summary>Batch norm of the first convolution.</summary>
    public BatchNorm2d Norm => norm;

    /// <summary>The binary stages.</summary>
    public IReadOnlyList<BinaryConvolution> BinaryStages => [.. stages];

    /// <inheritdoc/>
    /// <returns>[T, batch, tokens, channels], tokens row by row.</returns>
    public override Tensor forward(Tensor input)
    {
        var steps = input.dim() == 5 ? input : input.unsqueeze(0);
        var current = TimeFolding.Apply(steps, image => norm.call(Convolution.Conv2d(image, weight, [1, 1], [1, 1])));
        var map = stages.Aggregate(current, (value, stage) => stage.call(value));
        return map.flatten(3).transpose(2, 3).contiguous();
    }
}
