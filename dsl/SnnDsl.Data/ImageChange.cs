namespace SnnDsl.Data;

/// <summary>One draw of an <see cref="Augmentation"/>: what happens to one image, or alike to all frames of one sample.</summary>
/// <param name="ShiftY">Pixels down.</param>
/// <param name="ShiftX">Pixels to the right, before mirroring.</param>
/// <param name="Mirror">Left becomes right.</param>
/// <param name="CutY">First row that is cut out, may lie outside.</param>
/// <param name="CutX">First column that is cut out, may lie outside.</param>
/// <param name="CutOut">Rows and columns that are cut out.</param>
public readonly record struct ImageChange(int ShiftY, int ShiftX, bool Mirror, int CutY, int CutX, int CutOut) : IImageChange
{
    /// <summary>Draws a change; always with the same number of draws.</summary>
    public static ImageChange Draw(Augmentation augmentation, ImageDataSet shape, Random random)
    {
        var shiftY = random.Next(-augmentation.MaxShift, augmentation.MaxShift + 1);
        var shiftX = random.Next(-augmentation.MaxShift, augmentation.MaxShift + 1);
        var mirror = random.Next(2) == 1 && augmentation.Flip;
        var cutY = random.Next(shape.Height) - augmentation.CutOut / 2;
        var cutX = random.Next(shape.Width) - augmentation.CutOut / 2;
        return new ImageChange(shiftY, shiftX, mirror, cutY, cutX, augmentation.CutOut);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> image, Span<float> target, ImageDataSet shape, float unit)
    {
        var (height, width, channels) = (shape.Height, shape.Width, shape.Channels);
        for (var y = 0; y < height; y++)
        {
            var sourceY = y - ShiftY;
            for (var x = 0; x < width; x++)
            {
                var sourceX = (Mirror ? width - 1 - x : x) - ShiftX;
                var cut = y >= CutY && y < CutY + CutOut && x >= CutX && x < CutX + CutOut;
                var inside = !cut && (uint)sourceY < (uint)height && (uint)sourceX < (uint)width;
                for (var c = 0; c < channels; c++)
                    target[(c * height + y) * width + x] = inside ? image[(sourceY * width + sourceX) * channels + c] / unit : 0f;
            }
        }
    }
}
