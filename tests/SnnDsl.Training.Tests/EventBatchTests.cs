using SnnDsl.Data;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests;

public sealed class EventBatchTests
{
    private const int Steps = 3;
    private const int Height = 4;
    private const int Width = 5;

    private static readonly ImageDataSet Data = Create();

    [Fact]
    public void Batches_are_counts_by_step_sample_and_polarity()
    {
        using var scope = NewDisposeScope();
        var (frames, labels) = Batch.Create(Data, [1, 0], Augmentation.None, new Random(0));
        Assert.Equal([Steps, 2, 2, Height, Width], frames.shape);
        Assert.Equal([5, 4], labels.data<long>().ToArray());
        for (var step = 0; step < Steps; step++)
        {
            Assert.Equal(Planes(Data.Frame(1, step)), frames[step, 0].data<float>().ToArray());
            Assert.Equal(Planes(Data.Frame(0, step)), frames[step, 1].data<float>().ToArray());
        }
    }

    [Fact]
    public void All_frames_of_a_sample_are_shifted_alike()
    {
        var seen = new HashSet<(int, int)>();
        for (var seed = 0; seed < 100; seed++)
        {
            using var scope = NewDisposeScope();
            var (frames, _) = Batch.Create(Data, [0, 1], new Augmentation(MaxShift: 2), new Random(seed));
            for (var sample = 0; sample < 2; sample++)
                seen.Add(Assert.Single(Shifts(), shift => Enumerable.Range(0, Steps).All(step => IsShifted(frames[step, sample], Data.Frame(sample, step), shift))));
        }
        Assert.Equal(25, seen.Count);
    }

    [Fact]
    public void Mirrored_recordings_are_refused() =>
        Assert.Contains(
            "does not flip",
            Assert.Throws<RecipeException>(() => Batch.Create(Data, [0], new Augmentation(Flip: true), new Random(0))).Message,
            StringComparison.Ordinal);

    private static IEnumerable<(int Y, int X)> Shifts() => from y in Enumerable.Range(-2, 5) from x in Enumerable.Range(-2, 5) select (y, x);

    private static bool IsShifted(Tensor frame, ReadOnlySpan<byte> original, (int Y, int X) shift)
    {
        var (planes, shifted) = (Planes(original), new float[2 * Height * Width]);
        for (var i = 0; i < shifted.Length; i++)
        {
            var (c, y, x) = (i / (Height * Width), (i / Width % Height) - shift.Y, (i % Width) - shift.X);
            shifted[i] = y is >= 0 and < Height && x is >= 0 and < Width ? planes[(c * Height * Width) + (y * Width) + x] : 0f;
        }
        return frame.data<float>().SequenceEqual(shifted);
    }

    private static float[] Planes(ReadOnlySpan<byte> frame)
    {
        var planes = new float[frame.Length];
        for (var i = 0; i < frame.Length; i++)
            planes[(i % 2 * Height * Width) + (i / 2)] = frame[i];
        return planes;
    }

    /// <summary>Two samples without zeros, so that what came in from outside can be told from them.</summary>
    private static ImageDataSet Create()
    {
        var random = new Random(1);
        var counts = Enumerable.Range(0, 2 * Steps * Height * Width * 2).Select(_ => (byte)random.Next(1, 256)).ToArray();
        return new ImageDataSet("events", Height, Width, 2, counts, new byte[] { 4, 5 }) { TimeSteps = Steps };
    }
}
