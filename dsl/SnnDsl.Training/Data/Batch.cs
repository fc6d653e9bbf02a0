using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SnnDsl.Training.Data;

/// <summary>Turns runs of a data set into tensors.</summary>
public static class Batch
{
    /// <summary>Images as float32 [batch, channels, height, width] in 0..1, labels as int64 [batch].</summary>
    /// <param name="data">Where the images come from.</param>
    /// <param name="indices">Which images, in order.</param>
    /// <param name="augmentation">Changes to make.</param>
    /// <param name="random">Source of chance for the changes.</param>
    public static (Tensor Images, Tensor Labels) Create(
        ImageDataSet data, ReadOnlySpan<int> indices, Augmentation augmentation, Random random)
    {
        var images = empty(indices.Length, data.Channels, data.Height, data.Width);
        var labels = new long[indices.Length];
        var values = MemoryMarshal.Cast<byte, float>(images.bytes);
        for (var i = 0; i < indices.Length; i++)
        {
            augmentation.Apply(data.Image(indices[i]), values.Slice(i * data.ImageSize, data.ImageSize), data, random);
            labels[i] = data.Labels.Span[indices[i]];
        }
        return (images, tensor(labels));
    }
}
