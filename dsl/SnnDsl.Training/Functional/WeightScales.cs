using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>Scales of weights [output channel, ...]: one per output channel, shaped to broadcast, without gradient.</summary>
internal static class WeightScales
{
    /// <summary>Stands for the scale of a channel of zeros, so that nothing is divided by zero.</summary>
    internal const double Smallest = 1e-20;

    /// <summary>Gamma of the odd grid: what the outermost levels are worth.</summary>
    internal static Tensor Gamma(Tensor weight, QuantizerOptions options)
    {
        using var _ = no_grad();
        if (options.Method == QuantizerMethod.Vanilla)
            return ones([weight.shape[0], .. ChannelDimensions(weight).Select(_ => 1L)]);
        var gamma = options.Scale switch
        {
            WeightScale.OneNormMean => weight.abs().mean(ChannelDimensions(weight), keepdim: true),
            WeightScale.Maximum => Maximum(weight),
            WeightScale.Percentile => Percentile(weight, options.Percentile),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Scale, "This scale is not known."),
        };
        return gamma.clamp_min(Smallest);
    }

    /// <summary><c>max|W|</c>; 0 for a channel of zeros.</summary>
    internal static Tensor Maximum(Tensor weight)
    {
        using var _ = no_grad();
        return weight.abs().amax(ChannelDimensions(weight), keepdim: true);
    }

    /// <summary><c>max(|P_(1-x)|, |P_x|)</c>, where P_q of n sorted weights lies at position q (n - 1), counted from 0, and
    /// is interpolated linearly between its two neighbours (NumPy's and torch's default).</summary>
    private static Tensor Percentile(Tensor weight, double x)
    {
        var (sorted, _) = weight.flatten(1).sort(1);
        var last = sorted.shape[1] - 1;
        var largest = maximum(AtPosition(sorted, (1 - x) * last).abs(), AtPosition(sorted, x * last).abs());
        return largest.view([weight.shape[0], .. ChannelDimensions(weight).Select(_ => 1L)]);
    }

    private static Tensor AtPosition(Tensor sorted, double position)
    {
        var below = (long)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.shape[1] - 1);
        var (low, high) = (sorted.select(1, below), sorted.select(1, above));
        return low + (high - low) * (position - below);
    }

    /// <summary>All dimensions but that of the output channels.</summary>
    internal static long[] ChannelDimensions(Tensor weight) => [.. Enumerable.Range(1, (int)weight.dim() - 1).Select(d => (long)d)];
}
