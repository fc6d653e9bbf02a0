using Xunit;

namespace SnnDsl.Data.Tests;

public sealed class AugmentationTests
{
    private static readonly ImageDataSet Image = new("test", 4, 6, 2, Enumerable.Range(1, 48).Select(i => (byte)(5 * i)).ToArray(), new byte[1]);

    [Fact]
    public void Nothing_changes_without_augmentation_but_the_order()
    {
        var values = Apply(Augmentation.None, seed: 1);
        for (var c = 0; c < 2; c++)
        {
            for (var pixel = 0; pixel < 24; pixel++)
                Assert.Equal(Image.Pixels.Span[(pixel * 2) + c] / 255f, values[(c * 24) + pixel]);
        }
    }

    [Fact]
    public void Flipping_mirrors_about_half_of_the_images()
    {
        var plain = Apply(Augmentation.None, seed: 0);
        var mirrored = Enumerable.Range(0, 48).Select(i => plain[(i / 6 * 6) + 5 - (i % 6)]).ToArray();
        var results = Enumerable.Range(0, 100).Select(seed => Apply(new Augmentation(Flip: true), seed)).ToArray();
        Assert.All(results, r => Assert.True(r.SequenceEqual(plain) || r.SequenceEqual(mirrored)));
        Assert.InRange(results.Count(r => r.SequenceEqual(mirrored)), 30, 70);
    }

    [Fact]
    public void Shifts_stay_in_range_and_fill_with_zeros()
    {
        var plain = Apply(Augmentation.None, seed: 0);
        var seen = new HashSet<(int, int)>();
        for (var seed = 0; seed < 200; seed++)
        {
            var values = Apply(new Augmentation(MaxShift: 1), seed);
            seen.Add(Assert.Single(Shifts(), shift => values.SequenceEqual(Shifted(plain, shift.Y, shift.X))));
        }
        Assert.Equal(9, seen.Count);
    }

    [Fact]
    public void A_cut_out_is_a_square_of_zeros_that_may_leave_the_image()
    {
        var plain = Apply(Augmentation.None, seed: 0);
        for (var seed = 0; seed < 50; seed++)
        {
            var values = Apply(new Augmentation(CutOut: 2), seed);
            var changed = Enumerable.Range(0, 48).Where(i => values[i] != plain[i]).ToArray();
            Assert.All(changed, i => Assert.Equal(0f, values[i]));
            Assert.InRange(changed.Length, 2, 8); // one corner pixel to four pixels, two channels each
        }
    }

    private static IEnumerable<(int Y, int X)> Shifts() => from y in new[] { -1, 0, 1 } from x in new[] { -1, 0, 1 } select (y, x);

    private static float[] Shifted(float[] image, int shiftY, int shiftX)
    {
        var result = new float[48];
        for (var i = 0; i < 48; i++)
        {
            var (c, y, x) = (i / 24, (i % 24 / 6) - shiftY, (i % 6) - shiftX);
            result[i] = y is >= 0 and < 4 && x is >= 0 and < 6 ? image[(c * 24) + (y * 6) + x] : 0f;
        }
        return result;
    }

    private static float[] Apply(Augmentation augmentation, int seed)
    {
        var values = new float[48];
        augmentation.Apply(Image.Image(0), values, Image, new Random(seed));
        return values;
    }
}
