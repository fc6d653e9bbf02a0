namespace SnnDsl.Data;

/// <summary>A source of random changes to training images that keep their meaning.</summary>
public interface IAugmentation
{
    /// <summary>Its name and all its parameters on one line: a checkpoint goes on only where they are equal.</summary>
    string Identity { get; }

    /// <summary>Whether left may become right; recordings of events, which would move the other way, are then refused.</summary>
    bool Mirrors { get; }

    /// <summary>Draws a change for one image, or for all frames of one sample.</summary>
    /// <param name="shape">Where height, width and channels are taken from.</param>
    /// <param name="random">Source of chance; each image takes the same number of draws.</param>
    IImageChange Draw(ImageDataSet shape, Random random);
}

/// <summary>One change, drawn.</summary>
public interface IImageChange
{
    /// <summary>Writes a changed image.</summary>
    /// <param name="image">Height x width x channels values.</param>
    /// <param name="target">Receives channels x height x width values.</param>
    /// <param name="shape">Where height, width and channels are taken from.</param>
    /// <param name="unit">The value that becomes 1.</param>
    void Write(ReadOnlySpan<byte> image, Span<float> target, ImageDataSet shape, float unit);
}
