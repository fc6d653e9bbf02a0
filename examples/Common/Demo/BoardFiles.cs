using System.Buffers.Binary;
using SnnDsl.Data;

namespace Examples.Common.Demo;

/// <summary>Images and labels as plain IDX files, which the firmware reads: the data set's own may be compressed or of
/// another format. Grey images have 3 dimensions, others 4.</summary>
internal sealed class BoardFiles
{
    public BoardFiles(string folder, ImageDataSet data)
    {
        Images = Path.Combine(folder, "images.idx");
        Labels = Path.Combine(folder, "labels.idx");
        int[] pixel = data.Channels == 1 ? [] : [data.Channels];
        Write(Images, data.Pixels.ToArray(), [data.Count, data.Height, data.Width, .. pixel]);
        Write(Labels, data.Labels.ToArray(), data.Count);
    }

    public string Images { get; }

    public string Labels { get; }

    private static void Write(string path, byte[] elements, params ReadOnlySpan<int> dimensions)
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
