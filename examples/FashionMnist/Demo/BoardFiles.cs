using System.Buffers.Binary;
using SnnDsl.Training.Data;

namespace FashionMnist.Demo;

/// <summary>The test set as plain IDX files, which the firmware reads: the data set's own may be compressed.</summary>
internal sealed class BoardFiles
{
    public BoardFiles(string folder, ImageDataSet data)
    {
        Images = Path.Combine(folder, "images.idx3");
        Labels = Path.Combine(folder, "labels.idx1");
        Write(Images, Enumerable.Range(0, data.Count).SelectMany(i => data.Image(i).ToArray()), data.Count, data.Height, data.Width);
        Write(Labels, data.Labels.ToArray(), data.Count);
    }

    public string Images { get; }

    public string Labels { get; }

    private static void Write(string path, IEnumerable<byte> elements, params ReadOnlySpan<int> dimensions)
    {
        var header = new byte[4 + (4 * dimensions.Length)];
        header[2] = 8; // unsigned bytes
        header[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), dimensions[i]);
        }

        File.WriteAllBytes(path, [.. header, .. elements]);
    }
}
