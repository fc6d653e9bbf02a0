using System.Runtime.InteropServices;
using SnnDsl.Data;
using static TorchSharp.torch;

namespace SnnDsl.Training;

/// <summary>Turns runs of a data set into tensors.</summary>
public static class Batch
{
    /// <summary>Images as float32 [batch, channels, height, width] in 0..1, or frames as float32 [T, batch, channels, height,
    /// width] counts; labels as int64 [batch].</summary>
    /// <param name="data">Where the samples come from.</param>
    /// <param name="indices">Which samples, in order.</param>
    /// <param name="augmentation">Changes to make, the same ones to all frames of a sample.</param>
    /// <param name="random">Source of chance for the changes.</param>
    /// <exception cref="RecipeException">Frames are to be mirrored, which reverses their movement.</exception>
    public static (Tensor Images, Tensor Labels) Create(
        ImageDataSet data, ReadOnlySpan<int> indices, IAugmentation augmentation, Random random)
    {
        if (augmentation.Mirrors && data.TimeSteps is not null)
        {
            throw new RecipeException(
                $"augmentation is {augmentation.Identity}: samples of {data.Name} are recordings of events; mirrored, they would move the other way. Choose an augmentation that does not flip.");
        }
        long[] shape = [indices.Length, data.Channels, data.Height, data.Width];
        var images = empty(data.TimeSteps is { } steps ? [steps, .. shape] : shape);
        var labels = new long[indices.Length];
        var values = MemoryMarshal.Cast<byte, float>(images.bytes);
        for (var i = 0; i < indices.Length; i++)
        {
            WriteSample(data, indices[i], augmentation.Draw(data, random), values[(i * data.ImageSize)..], indices.Length * data.ImageSize);
            labels[i] = data.Labels.Span[indices[i]];
        }
        return (images, tensor(labels));
    }

    /// <summary>Writes an image, or the frames of a sample <paramref name="stride"/> values apart.</summary>
    private static void WriteSample(ImageDataSet data, int index, IImageChange change, Span<float> target, int stride)
    {
        var unit = data.TimeSteps is null ? 255f : 1f;
        for (var step = 0; step < (data.TimeSteps ?? 1); step++)
            change.Write(data.Frame(index, step), target.Slice(step * stride, data.ImageSize), data, unit);
    }
}
