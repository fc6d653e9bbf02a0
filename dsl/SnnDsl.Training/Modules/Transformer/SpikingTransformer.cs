using SnnDsl.Training.Functional;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>A binary spiking transformer (BESTformer, arXiv 2501.05904): images [batch, channels, height, width], or frames [T, batch,
/// channels, height, width], give the logits of two heads.</summary>
public sealed class SpikingTransformer : nn.Module<Tensor, (Tensor First, Tensor Second)>
{
    private readonly SpikingTokenizer tokenizer;
    private readonly BlockSequence blocks;
    private readonly ClassifierHeads heads;

    /// <summary>Draws the initial weights.</summary>
    /// <param name="options">The shape.</param>
    /// <param name="seed">Decides the weights.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SpikingTransformer(SpikingTransformerOptions options, int seed)
        : base(nameof(SpikingTransformer))
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Options = options;
        using var random = new Generator((ulong)(uint)seed, CPU);
        tokenizer = new SpikingTokenizer(options, random);
        blocks = new BlockSequence(options, random);
        heads = new ClassifierHeads(options.Channels, options.Classes, random);
        RegisterComponents();
    }

    /// <summary>The shape.</summary>
    public SpikingTransformerOptions Options { get; }

    /// <summary>Images to tokens.</summary>
    public SpikingTokenizer Tokenizer => tokenizer;

    /// <summary>The blocks.</summary>
    public BlockSequence Blocks => blocks;

    /// <summary>The two read-outs.</summary>
    public ClassifierHeads Heads => heads;

    /// <inheritdoc/>
    /// <returns>Logits [batch, classes]: z0 for the labels, z1 for the teacher.</returns>
    public override (Tensor First, Tensor Second) forward(Tensor input)
    {
        var (older, newer) = blocks.call(tokenizer.call(input));
        return heads.call(older, newer);
    }

    /// <summary>The logits that count after training, [batch, classes]: the mean of both heads.</summary>
    public Tensor Predict(Tensor input)
    {
        var (first, second) = call(input);
        return DistillationLoss.Combined(first, second);
    }
}
