using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Functional;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>A layer with latent float weights that computes with their values on an integer grid.</summary>
public abstract class QuantizedSynapse : nn.Module<Tensor, Tensor>
{
    /// <summary>Latent float32 weights, [output channel, ...].</summary>
    private protected readonly Parameter latent;

    private protected QuantizedSynapse(string name, WeightFormat format, long[] shape, QuantizerOptions quantizer, Generator random)
        : base(name)
    {
        Format = format;
        Quantizer = quantizer;
        var fanIn = shape[1..].Aggregate(1L, (product, size) => product * size);
        // He et al. 2015; the batch norm behind most layers makes the scale uncritical.
        latent = nn.Parameter(randn(shape, generator: random) * Math.Sqrt(2.0 / fanIn));
    }

    /// <summary>Bits and grid of the weights.</summary>
    public WeightFormat Format { get; }

    /// <summary>Quantizer of the odd grid.</summary>
    public QuantizerOptions Quantizer { get; }

    /// <summary>The latent weights.</summary>
    public Parameter Weight => latent;

    /// <summary>Gradient of the sign of 1-bit weights; the trainer sharpens it from epoch to epoch, except in a branch.</summary>
    public SignEstimator SignEstimator { get; set; } = SignEstimator.At(0, 1);

    /// <summary>Whether the current is the second one of a sum.</summary>
    public bool IsBranch { get; private set; }

    /// <summary>Makes the layer a branch, whose estimator stays as it is.</summary>
    internal void BecomeBranch() => (IsBranch, SignEstimator) = (true, SignEstimator.OfBranch);

    /// <summary>The weights the layer computes with.</summary>
    public Tensor QuantizedWeight() => Quantizers.Quantize(latent, Format, Quantizer, SignEstimator);
}
