using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>Two-dimensional convolution that is right for every number of channels.</summary>
internal static class Convolution
{
    // oneDNN keeps channels in blocks of up to 16; up to this many channels it takes the image as it is.
    private const int Block = 16;
    private const int UnblockedChannels = 4;

    /// <summary>Convolves [batch, in, height, width] with [out, in, kernel, kernel]; no bias.</summary>
    /// <remarks>With libtorch 2.10 on an AMD Zen 5 processor the forward pass read the unused channels of the last block from
    /// memory that was never written: results were off by a fifth of their range, or NaN, for instance with 51 input channels,
    /// under AVX2 and AVX-512 alike. Channels of zeros fill the block here.</remarks>
    internal static Tensor Conv2d(Tensor input, Tensor weight, long[] stride, long[] padding)
    {
        var channels = input.shape[1];
        if (channels <= UnblockedChannels || channels % Block == 0)
            return nn.functional.conv2d(input, weight, strides: stride, padding: padding);
        long[] missing = [0, 0, 0, 0, 0, Block - channels % Block];
        return nn.functional.conv2d(nn.functional.pad(input, missing), nn.functional.pad(weight, missing), strides: stride, padding: padding);
    }
}
