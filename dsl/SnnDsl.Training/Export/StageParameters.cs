using SnnDsl.Compiler.Declarations;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Export;

/// <summary>Takes the channels of a stage out of its trained modules.</summary>
internal static class StageParameters
{
    /// <summary>Reads the channels.</summary>
    /// <param name="synapse">The stage's synapse.</param>
    /// <param name="norm">The batch norm behind it, if any.</param>
    /// <param name="flattened">For a linear layer the feature map that it flattens; null for a flat input or a convolution.</param>
    /// <param name="inputScale">What one unit of the integer input is worth: 1/255 for pixels, 1/n^2 behind an average pooling.</param>
    internal static ChannelParameters[] Read(QuantizedSynapse synapse, BatchNormLayer? norm, TensorShape? flattened, double inputScale)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var (weights, unit) = Quantizers.Integers(synapse.Weight, synapse.Format, synapse.Quantizer);
        var scales = Doubles(unit);
        var rows = InTargetOrder(weights, flattened).to(int32).contiguous().data<int>().ToArray().Chunk((int)(weights.numel() / weights.shape[0])).ToArray();
        var bias = (synapse as QuantizedLinear)?.Bias is { } b ? Doubles(b) : new double[rows.Length];
        var scale = scales.Select(unit => unit * inputScale).ToArray();
        if (norm is not null)
        {
            var (gain, shift) = Normalization(norm);
            scale = [.. scale.Select((a, c) => gain[c] * a)];
            bias = [.. bias.Select((b, c) => gain[c] * b + shift[c])];
        }
        return [.. rows.Select((row, c) => new ChannelParameters(row, scale[c], bias[c]))];
    }

    /// <summary>From torch's channels-first order to the target's height, width, channel order.</summary>
    private static Tensor InTargetOrder(Tensor weights, TensorShape? flattened) => weights.dim() == 4
        ? weights.permute(0, 2, 3, 1)
        : flattened is { } map
            ? weights.view(-1, map.Channels, map.Height, map.Width).permute(0, 2, 3, 1)
            : weights;

    /// <summary>y = gain * x + shift of a batch norm with its running statistics.</summary>
    private static (double[] Gain, double[] Shift) Normalization(BatchNormLayer norm)
    {
        var (gamma, beta, mean, variance) = (Doubles(norm.Gamma), Doubles(norm.Beta), Doubles(norm.Mean), Doubles(norm.Variance));
        var gain = gamma.Select((g, c) => g / Math.Sqrt(variance[c] + norm.Epsilon)).ToArray();
        return (gain, [.. beta.Select((b, c) => b - gain[c] * mean[c])]);
    }

    private static double[] Doubles(Tensor values) => values.to(float64).contiguous().data<double>().ToArray();
}
