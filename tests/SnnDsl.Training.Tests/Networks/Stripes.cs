using SnnDsl.Data;

namespace SnnDsl.Training.Tests.Networks;

/// <summary>Noisy images of three classes: rows, columns or a checkerboard.</summary>
internal static class Stripes
{
    internal static ImageDataSet Create(int count, int seed)
    {
        var random = new Random(seed);
        var labels = Enumerable.Range(0, count).Select(_ => (byte)random.Next(3)).ToArray();
        var pixels = labels.SelectMany(label => Enumerable.Range(0, 64).Select(i => Pixel(label, i / 8, i % 8, random))).ToArray();
        return new ImageDataSet("stripes", 8, 8, 1, pixels, labels);
    }

    private static byte Pixel(int label, int y, int x, Random random)
    {
        var bright = label switch
        {
            0 => y % 2 == 0,
            1 => x % 2 == 0,
            _ => (x + y) % 2 == 0,
        };
        return (byte)((bright ? 150 : 30) + random.Next(80));
    }
}
