using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>Weight quantizers for quantization-aware training. Each returns values on the integer grid that the export
/// writes, so that training, float evaluation and export share one definition. Weights are [output channel, ...].</summary>
public static class Quantizers
{
    /// <summary>Largest magnitude of the symmetric 8-bit grid.</summary>
    public const int SymmetricMaximum = 127;

    // Keeps a channel of zeros from dividing by zero.
    private const double SmallestScale = 1e-20;

    /// <summary>Vanilla uniform quantization (QP-SNN equations 4 to 6), z = 1, s = 2^bits - 1:
    /// <c>W_int = round(s/2 (clamp(W, -1, 1) + z))</c>, <c>W^ = 2 W_int / s - z</c>. Straight-through gradient
    /// <c>1 where |W| &lt;= 1, else 0</c>.</summary>
    public static Tensor Vanilla(Tensor weight, int bits)
    {
        var clamped = weight.clamp(-1, 1);
        return StraightThrough(OddIntegers(Codes(clamped, bits), bits) / Levels(bits), clamped);
    }

    /// <summary>ReScaW (QP-SNN equations 9 and 10): the weights of each output channel are divided by gamma before, and
    /// multiplied by it after, the vanilla quantizer. The straight-through gradient is 1 for every weight, clipped or
    /// not: the released code also leaves clipped weights trainable, but scales gradients by 1/gamma, which only
    /// changes the learning rate.</summary>
    /// <param name="weight">Latent float weights.</param>
    /// <param name="bits">8, 4 or 2.</param>
    public static Tensor ReScaW(Tensor weight, int bits)
    {
        var (codes, gamma) = ReScaWCodes(weight, bits);
        // An exact integer times one scale, as the target has it: the sum over inputs rounds like the target's.
        return StraightThrough(OddIntegers(codes, bits) * (gamma / Levels(bits)), weight);
    }

    /// <summary>The integers behind <see cref="ReScaW"/>: codes 0..2^bits-1 with the shape of the weights, and gamma,
    /// the mean magnitude of each output channel, shaped to broadcast. Neither carries a gradient.</summary>
    public static (Tensor Codes, Tensor Gamma) ReScaWCodes(Tensor weight, int bits)
    {
        using var _ = no_grad();
        var gamma = weight.abs().mean(ChannelDimensions(weight), keepdim: true).clamp_min(SmallestScale);
        return (Codes((weight / gamma).clamp(-1, 1), bits), gamma);
    }

    /// <summary>Symmetric 8-bit quantization, one scale per output channel: <c>round(w / scale)</c> in -127..127 with
    /// <c>scale = max|w| / 127</c>. Straight-through gradient 1.</summary>
    public static Tensor SymmetricInt8(Tensor weight)
    {
        var (codes, scale) = SymmetricInt8Codes(weight);
        return StraightThrough(codes * scale, weight);
    }

    /// <summary>The integers behind <see cref="SymmetricInt8"/> and the scale of each output channel.</summary>
    public static (Tensor Codes, Tensor Scale) SymmetricInt8Codes(Tensor weight)
    {
        using var _ = no_grad();
        var scale = weight.abs().amax(ChannelDimensions(weight), keepdim: true).clamp_min(SmallestScale) / SymmetricMaximum;
        return ((weight / scale).round().clamp(-SymmetricMaximum, SymmetricMaximum), scale);
    }

    /// <summary>Levels 0..2^bits-1 of values in -1..1; halves go to the even level.</summary>
    private static Tensor Codes(Tensor clamped, int bits) => ((clamped.detach() + 1) * (Levels(bits) / 2.0)).round();

    private static Tensor OddIntegers(Tensor codes, int bits) => (2 * codes) - Levels(bits);

    private static int Levels(int bits) => (1 << bits) - 1;

    /// <summary>Value of <paramref name="hard"/>, gradient of <paramref name="soft"/>.</summary>
    private static Tensor StraightThrough(Tensor hard, Tensor soft) => hard.detach() + (soft - soft.detach());

    private static long[] ChannelDimensions(Tensor weight) => [.. Enumerable.Range(1, (int)weight.dim() - 1).Select(d => (long)d)];
}
