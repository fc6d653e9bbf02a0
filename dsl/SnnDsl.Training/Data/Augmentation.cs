namespace SnnDsl.Training.Data;

/// <summary>Random changes to a training image that keep its meaning.</summary>
/// <param name="MaxShift">Largest shift in pixels, each direction; what comes in from outside is 0.</param>
/// <param name="Flip">Mirror left and right, half of the time.</param>
/// <param name="CutOut">Side in pixels of a square set to 0 (DeVries and Taylor 2017), centred anywhere; 0 for none.</param>
public sealed record Augmentation(int MaxShift = 0, bool Flip = false, int CutOut = 0)
{
    /// <summary>Leaves images as they are.</summary>
    public static Augmentation None { get; } = new();

    /// <summary>Writes one image as floats in 0..1, channels outermost.</summary>
    /// <param name="image">Height x width x channels values.</param>
    /// <param name="target">Receives channels x height x width values.</param>
    /// <param name="shape">Where height, width and channels are taken from.</param>
    /// <param name="random">Source of chance; each image takes the same number of draws.</param>
    public void Apply(ReadOnlySpan<byte> image, Span<float> target, ImageDataSet shape, Random random)
    {
        var (height, width, channels) = (shape.Height, shape.Width, shape.Channels);
        var shiftY = random.Next(-MaxShift, MaxShift + 1);
        var shiftX = random.Next(-MaxShift, MaxShift + 1);
        var mirror = random.Next(2) == 1 && Flip;
        var cutY = random.Next(height) - CutOut / 2;
        var cutX = random.Next(width) - CutOut / 2;
        for (var y = 0; y < height; y++)
        {
            var sourceY = y - shiftY;
            for (var x = 0; x < width; x++)
            {
                var sourceX = (mirror ? width - 1 - x : x) - shiftX;
                var cut = y >= cutY && y < cutY + CutOut && x >= cutX && x < cutX + CutOut;
                var inside = !cut && (uint)sourceY < (uint)height && (uint)sourceX < (uint)width;
                for (var c = 0; c < channels; c++)
                    target[(c * height + y) * width + x] = inside ? image[(sourceY * width + sourceX) * channels + c] / 255f : 0f;
            }
        }
    }
}
