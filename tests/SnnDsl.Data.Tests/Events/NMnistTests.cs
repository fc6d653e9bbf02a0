using System.Globalization;
using SnnDsl.Data.Events;
using Xunit;

namespace SnnDsl.Data.Tests.Events;

public sealed class NMnistTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snn-n-mnist-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Recordings_of_both_folders_are_divided_by_class()
    {
        var written = WriteMany();
        var split = NMnist.Load(_folder, EventFraming.ByTime(3));

        Assert.Equal((90, 20), (split.Train.Count, split.Test.Count));
        Assert.Equal((34, 34, 2, 3), (split.Train.Height, split.Train.Width, split.Train.Channels, split.Train.TimeSteps));
        foreach (var group in written.GroupBy(label => label))
        {
            var quota = split.Test.Labels.ToArray().Count(label => label == group.Key);
            Assert.InRange(quota, group.Count() * 2 / 11, (group.Count() * 2 / 11) + 1);
            Assert.Equal(group.Count() - quota, split.Train.Labels.ToArray().Count(label => label == group.Key));
        }
    }

    [Fact]
    public void Every_recording_is_in_one_part_and_as_framed()
    {
        WriteMany();
        var framing = EventFraming.ByCount(2, maximum: 3);
        var split = NMnist.Load(_folder, framing);
        var expected = Directory.GetFiles(_folder, "*.bin", SearchOption.AllDirectories)
            .Select(path => Convert.ToHexString([.. framing.Frames(NMnistFile.Read(path)).SelectMany(frame => frame)]));
        Assert.Equal(expected.Order(), Samples(split.Train).Concat(Samples(split.Test)).Order());
        Assert.Equal(Samples(split.Train)[5..7], Samples(split.Train.Slice(5, 2)));
    }

    [Fact]
    public void The_same_folder_gives_the_same_split()
    {
        WriteMany();
        var (first, second) = (NMnist.Load(_folder, EventFraming.ByTime(2)), NMnist.Load(_folder, EventFraming.ByTime(2)));
        Assert.Equal(Samples(first.Test), Samples(second.Test));
        Assert.Equal(Samples(first.Train), Samples(second.Train));
        Assert.True(first.Train.Labels.Span[..10].ToArray().Distinct().Count() > 5, "The first samples are of a few classes only.");
    }

    [Fact]
    public void Files_of_other_names_and_folders_are_left_alone()
    {
        WriteMany();
        Write("Train/3/notes.txt", []);
        Write("Train/3/._00001.bin", [1]);
        Write("Train/10/00001.bin", [1]);
        Assert.Equal(90, NMnist.Load(_folder, EventFraming.ByTime(1)).Train.Count);
    }

    [Fact]
    public void A_missing_data_set_comes_with_places_and_remedy()
    {
        var message = Assert.Throws<DataSetException>(() => NMnist.Load(_folder, EventFraming.ByTime(1))).Message;
        Assert.Contains(Path.Combine(_folder, "n-mnist", "Train"), message, StringComparison.Ordinal);
        Assert.Contains("--data", message, StringComparison.Ordinal);
        Assert.Contains("SNN_DATA", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_recordings_are_refused()
    {
        Write("Train/0/1.bin", new byte[5]);
        Write("Test/1/1.bin", new byte[5]);
        Assert.Contains("has 2 recordings", Assert.Throws<DataSetException>(() => NMnist.Load(_folder, EventFraming.ByTime(1))).Message, StringComparison.Ordinal);
        Write("Test/1/2.bin", new byte[5]);
        Assert.Equal(1, NMnist.Load(_folder, EventFraming.ByTime(1)).Test.Count);
    }

    [Fact]
    public void A_damaged_recording_is_named()
    {
        WriteMany();
        Write("Test/9/00007.bin", new byte[7]);
        var message = Assert.Throws<DataSetException>(() => NMnist.Load(_folder, EventFraming.ByTime(1))).Message;
        Assert.Contains($"'{Path.Combine(_folder, "Test", "9", "00007.bin")}' has 7 bytes", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotas_add_up_and_choices_are_spread()
    {
        byte[] labels = [.. Enumerable.Repeat((byte)1, 30), .. Enumerable.Repeat((byte)4, 8), .. Enumerable.Repeat((byte)7, 6)];
        var chosen = StratifiedSplit.Choose(labels, 2, 11); // 5.45, 1.45 and 1.09 of them, together 8: one more of the class 1, the lower of two equals
        int[] quotas = [.. new byte[] { 1, 4, 7 }.Select(c => chosen.Where((isChosen, i) => isChosen && labels[i] == c).Count())];
        Assert.Equal([6, 1, 1], quotas);
        Assert.Equal([4, 9, 14, 19, 24, 29], chosen.Index().Where(c => c.Item && c.Index < 30).Select(c => c.Index));
        Assert.DoesNotContain(true, StratifiedSplit.Choose(labels, 0, 11));
        Assert.DoesNotContain(false, StratifiedSplit.Choose(labels, 11, 11));
    }

    private static string[] Samples(ImageDataSet data) => [.. Enumerable.Range(0, data.Count).Select(i => Convert.ToHexString(data.Image(i)))];

    /// <summary>100 recordings in Train, 10 in Test, of unequal classes; returns their labels.</summary>
    private byte[] WriteMany()
    {
        var random = new Random(5);
        byte[] labels = [.. Enumerable.Range(0, 110).Select(i => (byte)(i % 100 < 10 ? i % 10 : random.Next(10)))];
        for (var i = 0; i < labels.Length; i++)
        {
            var (part, number) = i < 100 ? ("Train", i + 1) : ("Test", i - 99);
            var name = number.ToString("D5", CultureInfo.InvariantCulture);
            Write($"{part}/{labels[i]}/{name}.bin", EventBytes.Of(EventBytes.Random(20 + i, i)));
        }
        return labels;
    }

    private void Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }
}
