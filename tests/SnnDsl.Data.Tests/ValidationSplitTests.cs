using Xunit;

namespace SnnDsl.Data.Tests;

public sealed class ValidationSplitTests
{
    [Fact]
    public void Every_class_gives_its_share_and_no_image_is_in_both_parts()
    {
        var data = Numbered([40, 20, 10]);
        var split = ValidationSplit.Run(data, 0.1, seed: 1);
        Assert.Equal([4, 2, 1], Counts(split.Validation));
        Assert.Equal([36, 18, 9], Counts(split.Train));
        Assert.Equal(Enumerable.Range(0, 70), Images(split.Train).Concat(Images(split.Validation)).Order());
    }

    [Fact]
    public void Images_stay_in_order_with_their_labels_and_are_known_by_their_place()
    {
        var data = Numbered([40, 20, 10]);
        var split = ValidationSplit.Run(data, 0.3, seed: 2);
        Assert.Equal(Images(split.Train).Order(), Images(split.Train));
        Assert.Equal(split.TrainIndices, Images(split.Train));
        Assert.Equal(split.TrainIndices.Select(i => data.Labels.Span[i]), split.Train.Labels.ToArray());
    }

    [Fact]
    public void The_seed_decides()
    {
        var data = Numbered([400, 200]);
        Assert.Equal(Images(ValidationSplit.Run(data, 0.2, 7).Validation), Images(ValidationSplit.Run(data, 0.2, 7).Validation));
        Assert.NotEqual(Images(ValidationSplit.Run(data, 0.2, 7).Validation), Images(ValidationSplit.Run(data, 0.2, 8).Validation));
    }

    /// <summary>The committed figures depend on this draw.</summary>
    [Fact]
    public void The_draw_is_the_same_on_every_machine() =>
        Assert.Equal("1 2 5 11 13 16", string.Join(' ', Images(ValidationSplit.Run(Numbered([10, 10]), 0.25, seed: 1).Validation)));

    [Fact]
    public void Halves_are_rounded_up() => Assert.Equal([3, 1], Counts(ValidationSplit.Run(Numbered([5, 1]), 0.5, seed: 1).Validation));

    [Fact]
    public void Empty_parts_are_refused()
    {
        var error = Assert.Throws<DataSetException>(() => ValidationSplit.Run(Numbered([2, 2]), 0.1, seed: 1));
        Assert.Contains("has 4 training images: a validation share of 0.1 leaves 4 to learn from and 0 to choose an epoch by", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Images whose one value is their number, class after class.</summary>
    private static ImageDataSet Numbered(int[] counts)
    {
        var labels = counts.SelectMany((count, label) => Enumerable.Repeat((byte)label, count)).ToArray();
        var pixels = Enumerable.Range(0, labels.Length).SelectMany(i => new[] { (byte)(i / 256), (byte)(i % 256) }).ToArray();
        return new ImageDataSet("numbers", 1, 2, 1, pixels, labels);
    }

    private static int[] Counts(ImageDataSet data) => [.. data.Labels.ToArray().GroupBy(label => label).OrderBy(group => group.Key).Select(group => group.Count())];

    private static int[] Images(ImageDataSet data) => [.. Enumerable.Range(0, data.Count).Select(i => (data.Image(i)[0] * 256) + data.Image(i)[1])];
}
