namespace SnnDsl.Data;

/// <summary>CIFAR-10 (Krizhevsky 2009): 50,000 training and 10,000 test images, 32 x 32 in colour, 10 classes, in the six
/// files of the "binary version" of its author.</summary>
/// <remarks>A file is 10,000 records of 3,073 bytes: the label, then the red, green and blue planes, each row by row.</remarks>
public static class Cifar10
{
    private const int Side = 32;
    private const int Plane = Side * Side;
    private const int Channels = 3;
    private const int RecordBytes = 1 + (Channels * Plane);
    private const int RecordsPerFile = 10000;
    private const int Classes = 10;

    private static readonly string[] TrainFiles = [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")];

    private static readonly DataFolder Folder = new(
        "CIFAR-10",
        "cifar-10-batches-bin",
        SystemFolder: null,
        "Get the \"CIFAR-10 binary version\" from https://www.cs.toronto.edu/~kriz/cifar.html, unpack it, and name the folder "
        + $"of data_batch_1.bin to data_batch_5.bin and test_batch.bin by --data or by the environment variable {DataFolder.Variable}.");

    /// <summary>Names of the classes by label.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Reads the training images, about 150 MB.</summary>
    /// <param name="folder">Where the files are; null looks at <see cref="DataFolder.Variable"/>.</param>
    /// <exception cref="DataSetException">A file is missing or damaged.</exception>
    public static ImageDataSet Train(string? folder = null) => Load(folder, TrainFiles, RecordsPerFile);

    /// <summary>Reads the test images; see <see cref="Train"/>.</summary>
    /// <param name="folder">Where the files are, or null.</param>
    public static ImageDataSet Test(string? folder = null) => Load(folder, ["test_batch.bin"], RecordsPerFile);

    /// <summary>Reads one file of records, of any number: a part of the data set.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataSetException">It is missing or damaged.</exception>
    public static ImageDataSet Read(string path)
    {
        var records = File.Exists(path) ? Math.Max(1, (int)(new FileInfo(path).Length / RecordBytes)) : 1;
        var labels = new byte[records];
        var pixels = new byte[records * Channels * Plane];
        ReadFile(path, records, labels, pixels, first: 0);
        return new ImageDataSet("CIFAR-10", Side, Side, Channels, pixels, labels);
    }

    /// <summary>Whether the test images are where <see cref="DataFolder.Variable"/> says.</summary>
    public static bool IsFound() => Folder.Contains("test_batch.bin", "");

    /// <summary>Reads files of a number of records each.</summary>
    internal static ImageDataSet Load(string? folder, IReadOnlyList<string> files, int recordsPerFile)
    {
        folder = Folder.Find(folder, files[0], "");
        var labels = new byte[files.Count * recordsPerFile];
        var pixels = new byte[labels.Length * Channels * Plane];
        for (var i = 0; i < files.Count; i++)
            ReadFile(Path.Combine(folder, files[i]), recordsPerFile, labels, pixels, first: i * recordsPerFile);
        return new ImageDataSet("CIFAR-10", Side, Side, Channels, pixels, labels);
    }

    private static void ReadFile(string path, int records, byte[] labels, byte[] pixels, int first)
    {
        var content = ReadWhole(path, records * RecordBytes);
        for (var i = 0; i < records; i++)
        {
            var record = content.AsSpan(i * RecordBytes, RecordBytes);
            if (record[0] >= Classes)
            {
                throw new DataSetException(
                    $"'{path}' has the label {record[0]} at offset {(long)i * RecordBytes} (record {i}); allowed are 0 to {Classes - 1}. "
                    + $"It is damaged or not a file of CIFAR-10. {Folder.Remedy}");
            }
            labels[first + i] = record[0];
            Interleave(record[1..], pixels.AsSpan((first + i) * Channels * Plane, Channels * Plane));
        }
    }

    private static byte[] ReadWhole(string path, int bytes)
    {
        if (!File.Exists(path))
            throw new DataSetException($"'{path}' does not exist. {Folder.Remedy}");
        var length = new FileInfo(path).Length;
        if (length != bytes)
        {
            throw new DataSetException(
                $"'{path}' has {length} bytes instead of {bytes} ({bytes / RecordBytes} records of {RecordBytes} bytes): it is incomplete "
                + $"or not of the binary version. {Folder.Remedy}");
        }
        return File.ReadAllBytes(path);
    }

    /// <summary>Planes become height, width, channel order, which is the target's.</summary>
    private static void Interleave(ReadOnlySpan<byte> planes, Span<byte> pixels)
    {
        for (var i = 0; i < Plane; i++)
        {
            for (var c = 0; c < Channels; c++)
                pixels[(i * Channels) + c] = planes[(c * Plane) + i];
        }
    }
}
