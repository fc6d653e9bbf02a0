using Xunit;

namespace SnnDsl.Data.Tests;

public sealed class Cifar10Tests : IDisposable
{
    private static readonly string[] TwoFiles = ["data_batch_1.bin", "data_batch_2.bin"];

    private readonly string _folder = Directory.CreateTempSubdirectory("snn-cifar-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Records_of_several_files_follow_each_other()
    {
        var files = WriteTwo();
        var data = Cifar10.Load(_folder, TwoFiles, recordsPerFile: 12);

        Assert.Equal((24, 32, 32, 3), (data.Count, data.Height, data.Width, data.Channels));
        Assert.Equal([.. Enumerable.Range(0, 24).Select(i => (byte)(i % 12 % 10))], data.Labels.ToArray());
        Assert.Equal(Pixel(files[1], record: 3, channel: 2, y: 5, x: 7), data.Image(15)[(((5 * 32) + 7) * 3) + 2]);
    }

    [Fact]
    public void Augmentation_moves_all_channels_of_a_pixel_together()
    {
        var file = WriteTwo()[0];
        var data = Cifar10.Load(_folder, TwoFiles, recordsPerFile: 12);
        var plain = Planes(file, 0);
        var seen = new HashSet<(int, int, bool)>();
        for (var seed = 0; seed < 300; seed++)
        {
            var values = new float[3 * 32 * 32];
            new Augmentation(MaxShift: 4, Flip: true).Apply(data.Image(0), values, data, new Random(seed));
            seen.Add(Assert.Single(Changes(), change => values.SequenceEqual(Changed(plain, change.Y, change.X, change.Mirror))));
        }
        Assert.True(seen.Count > 100, $"{seen.Count} of 162 changes were drawn.");
    }

    [Fact]
    public void A_cut_out_of_sixteen_covers_all_channels_of_a_square()
    {
        var file = WriteTwo()[0];
        var data = Cifar10.Load(_folder, TwoFiles, recordsPerFile: 12);
        var plain = Planes(file, 0);
        for (var seed = 0; seed < 40; seed++)
        {
            var values = new float[3 * 32 * 32];
            new Augmentation(CutOut: 16).Apply(data.Image(0), values, data, new Random(seed));
            var cut = Enumerable.Range(0, 1024).Where(i => values[i] != plain[i]).ToArray();
            Assert.Equal(cut, Enumerable.Range(0, 1024).Where(i => values[2048 + i] != plain[2048 + i]));
            Assert.All(cut, i => Assert.Equal(0f, values[1024 + i]));
            Assert.InRange(cut.Length, 64, 256); // a corner of 8 x 8 to the whole hole
            Assert.Equal(cut.Length, (1 + (cut[^1] / 32) - (cut[0] / 32)) * (1 + cut.Max(i => i % 32) - cut.Min(i => i % 32)));
        }
    }

    [Fact]
    public void The_folder_that_the_archive_unpacks_to_is_found()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "cifar-10-batches-bin"));
        Write("cifar-10-batches-bin/test_batch.bin", CifarFile.Create(10000, () => 7));
        var data = Cifar10.Test(_folder);
        Assert.Equal(10000, data.Count);
        Assert.Equal(7, data.Pixels.Span[^1]);
    }

    [Fact]
    public void A_missing_data_set_comes_with_places_and_remedy()
    {
        var message = Assert.Throws<DataSetException>(() => Cifar10.Train(_folder)).Message;
        Assert.Contains(Path.Combine(_folder, "data_batch_1.bin"), message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder, "cifar-10-batches-bin", "data_batch_1.bin"), message, StringComparison.Ordinal);
        Assert.Contains("--data", message, StringComparison.Ordinal);
        Assert.Contains("SNN_DATA", message, StringComparison.Ordinal);
        Assert.Contains("cs.toronto.edu", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_of_several_is_named()
    {
        Write("data_batch_1.bin", CifarFile.Create(12, () => 0));
        var message = Assert.Throws<DataSetException>(() => Cifar10.Load(_folder, TwoFiles, 12)).Message;
        Assert.Contains($"'{Path.Combine(_folder, "data_batch_2.bin")}' does not exist", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_file_of_another_length_is_named(int difference)
    {
        Write("test_batch.bin", new byte[(12 * CifarFile.RecordBytes) + difference]);
        var message = Assert.Throws<DataSetException>(() => Cifar10.Load(_folder, ["test_batch.bin"], 12)).Message;
        Assert.Contains($"has {36876 + difference} bytes instead of 36876 (12 records of 3073 bytes)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_public_files_must_be_whole()
    {
        Write("test_batch.bin", CifarFile.Create(12, () => 0));
        var message = Assert.Throws<DataSetException>(() => Cifar10.Test(_folder)).Message;
        Assert.Contains("has 36876 bytes instead of 30730000 (10000 records of 3073 bytes)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_out_of_range_is_named_with_its_offset()
    {
        var content = CifarFile.Create(12, () => 0);
        content[5 * CifarFile.RecordBytes] = 10;
        Write("test_batch.bin", content);
        var message = Assert.Throws<DataSetException>(() => Cifar10.Load(_folder, ["test_batch.bin"], 12)).Message;
        Assert.Contains("has the label 10 at offset 15365 (record 5); allowed are 0 to 9", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_the_data_set_is_read_by_its_path()
    {
        var file = CifarFile.Create(3, () => 9);
        file[CifarFile.RecordBytes + 1] = 200;
        Write("part.bin", file);
        var data = Cifar10.Read(Path.Combine(_folder, "part.bin"));
        Assert.Equal([0, 1, 2], data.Labels.ToArray());
        Assert.Equal([200, 9, 9], data.Image(1)[..3].ToArray());
    }

    [Fact]
    public void A_part_that_ends_within_a_record_is_refused()
    {
        Write("part.bin", new byte[CifarFile.RecordBytes + 5]);
        Assert.Contains("has 3078 bytes instead of 3073", Assert.Throws<DataSetException>(() => Cifar10.Read(Path.Combine(_folder, "part.bin"))).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<DataSetException>(() => Cifar10.Read(Path.Combine(_folder, "none.bin"))).Message, StringComparison.Ordinal);
    }

    private static byte Pixel(byte[] file, int record, int channel, int y, int x) =>
        file[(record * CifarFile.RecordBytes) + 1 + (channel * 1024) + (y * 32) + x];

    private static float[] Planes(byte[] file, int record) =>
        [.. file.AsSpan((record * CifarFile.RecordBytes) + 1, 3072).ToArray().Select(value => value / 255f)];

    private static IEnumerable<(int Y, int X, bool Mirror)> Changes() =>
        from y in Enumerable.Range(-4, 9) from x in Enumerable.Range(-4, 9) from mirror in new[] { false, true } select (y, x, mirror);

    /// <summary>The image moved, then mirrored, zeros from outside.</summary>
    private static float[] Changed(float[] image, int shiftY, int shiftX, bool mirror)
    {
        var result = new float[image.Length];
        for (var i = 0; i < image.Length; i++)
        {
            var (c, y, x) = (i / 1024, (i % 1024 / 32) - shiftY, (mirror ? 31 - (i % 32) : i % 32) - shiftX);
            result[i] = y is >= 0 and < 32 && x is >= 0 and < 32 ? image[(c * 1024) + (y * 32) + x] : 0f;
        }
        return result;
    }

    private byte[][] WriteTwo()
    {
        var random = new Random(1);
        // No zero, so that what was cut out or came in from outside can be told from the image.
        byte[][] files = [.. TwoFiles.Select(_ => CifarFile.Create(12, () => (byte)random.Next(1, 256)))];
        for (var i = 0; i < files.Length; i++)
            Write(TwoFiles[i], files[i]);
        return files;
    }

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder, name), content);
}
