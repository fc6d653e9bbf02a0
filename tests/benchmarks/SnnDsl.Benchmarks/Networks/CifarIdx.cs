namespace SnnDsl.Benchmarks.Networks;

/// <summary>Images of a CIFAR-10 binary file (label, then 32 x 32 red, green and blue bytes) as an IDX file.</summary>
internal static class CifarIdx
{
    private const int Pixels = 32 * 32;
    private const int RecordBytes = 1 + (3 * Pixels);

    public static int Count(string path) => (int)(new FileInfo(path).Length / RecordBytes);

    public static void Write(string path, string target)
    {
        byte[] records = File.ReadAllBytes(path);
        int count = records.Length / RecordBytes;
        byte[] header = [0, 0, 8, 4, 0, 0, (byte)(count >> 8), (byte)count, 0, 0, 0, 32, 0, 0, 0, 32, 0, 0, 0, 3];
        var interleaved = new byte[count * 3 * Pixels];
        for (int i = 0; i < interleaved.Length; i++)
        {
            int image = i / (3 * Pixels);
            int pixel = i / 3 % Pixels;
            interleaved[i] = records[(image * RecordBytes) + 1 + (i % 3 * Pixels) + pixel];
        }

        File.WriteAllBytes(target, [.. header, .. interleaved]);
    }
}
