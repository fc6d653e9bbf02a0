using System.IO.Compression;
using Xunit;

namespace SnnDsl.Data.Tests;

public sealed class IdxFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snn-idx-").FullName;

    private static byte[] Sample => [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plain_and_compressed_files_are_read(bool compressed)
    {
        Write("a", Sample, compressed);
        var file = IdxFile.Read(_folder, "a");
        Assert.Equal([2, 3], file.Dimensions);
        Assert.Equal([1, 2, 3, 4, 5, 6], file.Elements);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Truncated_files_are_named(bool compressed)
    {
        Write("a", Sample[..^1], compressed);
        var error = Assert.Throws<DataSetException>(() => IdxFile.Read(_folder, "a"));
        Assert.Contains(Path.Combine(_folder, "a"), error.Message, StringComparison.Ordinal);
        Assert.Contains("ends early", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_gzip_stream_is_named()
    {
        Write("a", Sample, compressed: true);
        var path = Path.Combine(_folder, "a.gz");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..15]);
        Assert.Contains("ends early or is damaged", Assert.Throws<DataSetException>(() => IdxFile.Read(_folder, "a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_formats_are_named()
    {
        Write("a", [0x50, 0x4b, 3, 4, 0, 0, 0, 0], compressed: false);
        Assert.Contains("is not an IDX file", Assert.Throws<DataSetException>(() => IdxFile.Read(_folder, "a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_images_come_with_the_remedy()
    {
        var error = Assert.Throws<DataSetException>(() => FashionMnist.Train(_folder));
        Assert.Contains(Path.Combine(_folder, "train-images-idx3-ubyte"), error.Message, StringComparison.Ordinal);
        Assert.Contains("dataset-fashion-mnist", error.Message, StringComparison.Ordinal);
        Assert.Contains("SNN_DATA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_and_labels_must_belong_together()
    {
        Write("t10k-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 9], compressed: false);
        Write("t10k-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 2, 0, 1], compressed: true);
        Assert.Contains("do not belong together", Assert.Throws<DataSetException>(() => FashionMnist.Test(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_installed_data_set_is_complete()
    {
        var (train, test) = (FashionMnist.Train(), FashionMnist.Test());
        Assert.Equal((60000, 28, 28, 1), (train.Count, train.Height, train.Width, train.Channels));
        Assert.Equal(10000, test.Count);
        Assert.All(Enumerable.Range(0, 10), label => Assert.Equal(1000, test.Labels.ToArray().Count(l => l == label)));
        Assert.Equal(9, train.Labels.Span[0]); // The first training image is an ankle boot.
    }

    private void Write(string name, byte[] content, bool compressed)
    {
        using var file = File.Create(Path.Combine(_folder, compressed ? name + ".gz" : name));
        using System.IO.Stream target = compressed ? new GZipStream(file, CompressionMode.Compress) : file;
        target.Write(content);
    }
}
