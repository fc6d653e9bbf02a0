using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>Two-dimensional convolution that is right for every number of channels.</summary>
internal static class Convolution
{
    // oneDNN keeps channels in blocks of up to 16; up to this many channels it takes the image as it is.
    private const int Block = 16;
    private const int UnblockedChannels = 4;

    /// <summary>Convolves [batch, in, height, width] with [out, in, kernel, kernel]; no bias.</summary>
    /// <remarks>With libtorch 2.10 on an AMD Zen 5 processor the unused channels of the last block were read from memory that
    /// was never written, under AVX2 and AVX-512 alike: with 51 input channels results, and with 51 output channels gradients,
    /// were off by a fifth of their range, or NaN. Channels of zeros fill the blocks here.</remarks>
    internal static Tensor Conv2d(Tensor input, Tensor weight, long[] stride, long[] padding)
    {
        var (outputs, inputs) = (weight.shape[0], weight.shape[1]);
        var missingOutputs = Missing(outputs);
        var missingInputs = inputs <= UnblockedChannels ? 0 : Missing(inputs);
        if (missingInputs > 0)
            input = nn.functional.pad(input, [0, 0, 0, 0, 0, missingInputs]);
        if (missingInputs + missingOutputs > 0)
            weight = nn.functional.pad(weight, [0, 0, 0, 0, 0, missingInputs, 0, missingOutputs]);
        var output = nn.functional.conv2d(input, weight, strides: stride, padding: padding);
        return missingOutputs > 0 ? output.narrow(1, 0, outputs) : output;
    }

    private static long Missing(long channels) => (Block - channels % Block) % Block;
}
