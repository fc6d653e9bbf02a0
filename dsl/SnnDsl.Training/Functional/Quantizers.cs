using SnnDsl.Compiler.Graphs;
using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>Weight quantizers for quantization-aware training. Values are integers times one scale per output channel, both
/// from <see cref="Integers"/>, which the export writes as well: training, float evaluation and target share one
/// definition. Weights are [output channel, ...].</summary>
/// <remarks>
/// Odd grid (QP-SNN equations 4 to 6, 9 and 10), s = 2^bits - 1, z = 1:
/// <code>
/// W_int = round(s/2 (clamp(W/gamma, -1, 1) + z))     0..s, halves to the even level
/// m     = 2 W_int - s                                odd, -s..s, never 0
/// Q     = gamma (2 W_int/s - z) = m gamma/s
/// </code>
/// gamma = 1 is the vanilla quantizer, the scales of ReScaW are those of <see cref="WeightScale"/>.
/// One bit: <see cref="BinaryWeights"/> or <see cref="SignWeights"/>. Symmetric grid: <c>m = round(W/unit)</c> in -127..127, <c>Q = m unit</c>, <c>unit = max|W|/127</c>.
/// </remarks>
public static class Quantizers
{
    /// <summary>The values a layer computes with; their gradient is the straight-through one of the options, and 1 on the
    /// symmetric grid, which clips nothing.</summary>
    /// <param name="weight">Latent float32 weights.</param>
    /// <param name="format">Odd grid of 8, 4 or 2 bits, signs, or symmetric of 8 bits.</param>
    /// <param name="options">Quantizer of the odd grid.</param>
    /// <param name="estimator">Gradient of the sign of 1-bit weights; by default that of the first epoch.</param>
    public static Tensor Quantize(Tensor weight, WeightFormat format, QuantizerOptions options, SignEstimator? estimator = null)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Method == QuantizerMethod.None && format.Grid == WeightGrid.Odd)
            return weight.alias();
        if (format.Bits == 1 && options.Binarization == Binarization.Sign)
            return SignWeights.Quantize(weight);
        if (format.Bits == 1)
            return BinaryWeights.Quantize(weight, options.WeightRegulation, estimator ?? SignEstimator.At(0, 1));
        var (integers, unit) = Integers(weight, format, options);
        // An exact integer times one scale, as the target has it: the sum over inputs rounds like the target's.
        var soft = format.Grid == WeightGrid.Symmetric || options.StraightThrough == StraightThrough.Identity
            ? weight
            : weight * Derivative(weight, options);
        return (integers * unit).detach() + (soft - soft.detach());
    }

    /// <summary>The integers m, as float32 in the shape of the weights, and what one of them is worth, per output channel and
    /// shaped to broadcast. Neither carries a gradient.</summary>
    /// <exception cref="InvalidDataException">The weights are not quantized at all.</exception>
    public static (Tensor Integers, Tensor Unit) Integers(Tensor weight, WeightFormat format, QuantizerOptions options)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(options);
        using var _ = no_grad();
        var steps = format.Maximum;
        if (format.Grid == WeightGrid.Symmetric)
        {
            var unit = WeightScales.Maximum(weight).clamp_min(WeightScales.Smallest) / steps;
            return ((weight / unit).round().clamp(-steps, steps), unit);
        }
        if (options.Method == QuantizerMethod.None)
            throw new InvalidDataException("Weights of the quantizer 'float' are not integers: train or fine-tune with another quantizer to export them.");
        if (format.Bits == 1 && options.Binarization == Binarization.Sign)
            return (SignWeights.Integers(weight), ones(weight.shape[0]).view([-1, .. WeightScales.ChannelDimensions(weight).Select(_ => 1L)]));
        if (format.Bits == 1)
            return BinaryWeights.Integers(weight, options.WeightRegulation);
        var gamma = WeightScales.Gamma(weight, options);
        var codes = (((weight / gamma).clamp(-1, 1) + 1) * (steps / 2.0)).round();
        return ((2 * codes) - steps, gamma / steps);
    }

    /// <summary>dQ/dW of the straight-through gradients other than the identity.</summary>
    private static Tensor Derivative(Tensor weight, QuantizerOptions options)
    {
        using var _ = no_grad();
        var gamma = WeightScales.Gamma(weight, options);
        return options.StraightThrough == StraightThrough.Paper
            ? weight.abs().le(gamma).to(float32)
            : where(gamma.gt(WeightScales.Smallest), gamma.reciprocal(), ones_like(gamma));
    }
}
