using SnnDsl.Conformance.Tests.Executors;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>The test images of CIFAR-10 that are in the repository.</summary>
internal static class CifarImages
{
    private const int Channels = 3;
    private const int Plane = 32 * 32;
    private const int RecordBytes = 1 + (Channels * Plane);

    /// <summary>All 100 images, channels innermost; the file has them in planes, after a label.</summary>
    public static IReadOnlyList<byte[]> Read()
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "examples", "Cifar10", "data", "test_sample.bin"));
        return [.. bytes.Chunk(RecordBytes).Select(record =>
            Enumerable.Range(0, Channels * Plane).Select(i => record[1 + (i % Channels * Plane) + (i / Channels)]).ToArray())];
    }
}
