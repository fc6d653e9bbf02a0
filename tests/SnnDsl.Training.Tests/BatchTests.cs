using SnnDsl.Data;
using SnnDsl.Data.Tests;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests;

public sealed class BatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snn-batch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Batches_have_the_planes_of_the_file()
    {
        var random = new Random(1);
        var file = CifarFile.Create(12, () => (byte)random.Next(1, 256));
        var path = Path.Combine(_folder, "records.bin");
        File.WriteAllBytes(path, file);
        var data = SnnDsl.Data.Cifar10.Read(path);
        using var scope = NewDisposeScope();

        var (images, labels) = Batch.Create(data, [11, 0], Augmentation.None, new Random(0));

        Assert.Equal([2, 3, 32, 32], images.shape);
        Assert.Equal([1, 0], labels.data<long>().ToArray());
        Assert.Equal(Planes(file, 11), images[0].data<float>().ToArray());
        Assert.Equal(Planes(file, 0), images[1].data<float>().ToArray());
    }

    private static float[] Planes(byte[] file, int record) =>
        [.. file.AsSpan((record * CifarFile.RecordBytes) + 1, 3072).ToArray().Select(value => value / 255f)];
}
