using SnnDsl.Data;

namespace SnnDsl.Training.Tests.Networks;

/// <summary>Frames of a bar that moves to the right (class 0) or to the left (class 1), on a column of chance: only the order of
/// the frames tells the classes apart.</summary>
internal static class Movement
{
    internal const int TimeSteps = 4;
    internal const int Side = 8;

    internal static ImageDataSet Create(int count, int seed)
    {
        var random = new Random(seed);
        var labels = new byte[count];
        var counts = new byte[count * TimeSteps * Side * Side * 2];
        for (var i = 0; i < count; i++)
        {
            labels[i] = (byte)random.Next(2);
            var start = random.Next(Side);
            for (var step = 0; step < TimeSteps; step++)
                Draw(counts.AsSpan(((i * TimeSteps) + step) * Side * Side * 2), start + ((labels[i] == 0 ? 1 : -1) * step), random);
        }
        return new ImageDataSet("movement", Side, Side, 2, counts, labels) { TimeSteps = TimeSteps };
    }

    /// <summary>A column of polarity 1 with gaps; it goes around at the edges.</summary>
    private static void Draw(Span<byte> frame, int column, Random random)
    {
        for (var y = 0; y < Side; y++)
            frame[(((y * Side) + ((column + Side) % Side)) * 2) + 1] = (byte)(random.Next(8) == 0 ? 0 : 1);
    }
}
