using System.Buffers.Binary;
using System.IO.Compression;

namespace SnnDsl.Data;

/// <summary>Arrays of unsigned bytes in the IDX format of MNIST: two zero bytes, the element type, the number of
/// dimensions, each dimension as a big-endian 32-bit integer, then the elements.</summary>
public sealed record IdxFile(IReadOnlyList<int> Dimensions, byte[] Elements)
{
    private const byte UnsignedByte = 0x08;

    /// <summary>Reads <c>folder/name</c>, or <c>folder/name.gz</c> when only that exists.</summary>
    /// <exception cref="DataSetException">The file is missing, is not IDX, or ends early.</exception>
    public static IdxFile Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            path += ".gz";
        if (!File.Exists(path))
            throw new DataSetException($"'{Path.Combine(folder, name)}' does not exist, nor does it with the ending .gz.");
        using var stream = File.OpenRead(path);
        try
        {
            using System.IO.Stream content = path.EndsWith(".gz", StringComparison.Ordinal)
                ? new GZipStream(stream, CompressionMode.Decompress)
                : stream;
            return Parse(content, path);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw new DataSetException($"'{path}' ends early or is damaged: {e.Message}", e);
        }
    }

    private static IdxFile Parse(System.IO.Stream content, string path)
    {
        var header = new byte[4];
        content.ReadExactly(header);
        if (header[0] != 0 || header[1] != 0 || header[2] != UnsignedByte || header[3] is 0 or > 4)
            throw new DataSetException($"'{path}' is not an IDX file of unsigned bytes: it starts with {Convert.ToHexString(header)}.");
        var sizes = new byte[4 * header[3]];
        content.ReadExactly(sizes);
        var dimensions = Enumerable.Range(0, header[3])
            .Select(i => BinaryPrimitives.ReadInt32BigEndian(sizes.AsSpan(4 * i)))
            .ToArray();
        var count = dimensions.Aggregate(1L, (product, size) => product * size);
        if (dimensions.Any(size => size < 0) || count > Array.MaxLength)
            throw new DataSetException($"'{path}' claims {string.Join(" x ", dimensions)} elements, which cannot be.");
        var elements = new byte[count];
        content.ReadExactly(elements);
        return new IdxFile(dimensions, elements);
    }
}
