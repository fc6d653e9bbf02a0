using System.Buffers.Binary;
using System.IO.Compression;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>The test images of Fashion-MNIST, from SNN_DATA or the folder of the Debian package.</summary>
internal static class FashionImages
{
    private const string File = "t10k-images-idx3-ubyte";
    private const string PackageFolder = "/usr/share/datasets/fashion-mnist";
    private const int Magic = 0x803;
    private const int HeaderBytes = 16;

    /// <summary>All 10,000 images of 28 x 28 pixels.</summary>
    public static IReadOnlyList<byte[]> Read()
    {
        byte[] bytes = ReadFile();
        int count = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4));
        int size = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(8)) * BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(12));
        if (BinaryPrimitives.ReadInt32BigEndian(bytes) != Magic || bytes.Length != HeaderBytes + ((long)count * size))
        {
            throw new InvalidOperationException($"{File} is not a complete file of images; install dataset-fashion-mnist again.");
        }

        return [.. Enumerable.Range(0, count).Select(i => bytes.AsSpan(HeaderBytes + (i * size), size).ToArray())];
    }

    private static byte[] ReadFile()
    {
        string data = Environment.GetEnvironmentVariable("SNN_DATA") is { Length: > 0 } named ? named : PackageFolder;
        string[] folders = [data, Path.Combine(data, "fashion-mnist"), PackageFolder];
        string path = Path.Combine(
            folders.FirstOrDefault(f => System.IO.File.Exists(Path.Combine(f, File)) || System.IO.File.Exists(Path.Combine(f, File + ".gz"))) ?? data, File);
        if (System.IO.File.Exists(path))
        {
            return System.IO.File.ReadAllBytes(path);
        }

        if (!System.IO.File.Exists(path + ".gz"))
        {
            throw new InvalidOperationException(
                $"{path}[.gz] does not exist; on Debian and Ubuntu: apt-get install dataset-fashion-mnist, or name a folder by SNN_DATA");
        }

        using var stream = new GZipStream(System.IO.File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
