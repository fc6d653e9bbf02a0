namespace SnnDsl.Data;

/// <summary>Shifts, mirrors and holes at random.</summary>
/// <param name="MaxShift">Largest shift in pixels, each direction; what comes in from outside is 0.</param>
/// <param name="Flip">Mirror left and right, half of the time.</param>
/// <param name="CutOut">Side in pixels of a square set to 0 (DeVries and Taylor 2017), centred anywhere; 0 for none.</param>
public sealed record Augmentation(int MaxShift = 0, bool Flip = false, int CutOut = 0) : IAugmentation
{
    /// <summary>Leaves images as they are.</summary>
    public static Augmentation None { get; } = new();

    /// <inheritdoc/>
    public string Identity => FormattableString.Invariant($"shift {MaxShift}, flip {(Flip ? "on" : "off")}, cut-out {CutOut}");

    /// <inheritdoc/>
    public bool Mirrors => Flip;

    /// <inheritdoc/>
    public IImageChange Draw(ImageDataSet shape, Random random) => ImageChange.Draw(this, shape, random);

    /// <summary>Writes one image as floats in 0..1, channels outermost.</summary>
    /// <param name="image">Height x width x channels values.</param>
    /// <param name="target">Receives channels x height x width values.</param>
    /// <param name="shape">Where height, width and channels are taken from.</param>
    /// <param name="random">Source of chance; each image takes the same number of draws.</param>
    public void Apply(ReadOnlySpan<byte> image, Span<float> target, ImageDataSet shape, Random random) =>
        ImageChange.Draw(this, shape, random).Write(image, target, shape, unit: 255f);
}
