using System.Buffers.Binary;
using System.Text;

namespace SnnDsl.Training.Native;

/// <summary>Removes the need for <c>GLIBCXX_3.4.32</c> from a 64-bit little-endian ELF image. The one symbol that
/// carries this version, <c>std::ios_base_library_init()</c>, only asks that the stream objects are initialised,
/// which older versions of libstdc++ do by themselves.</summary>
internal static class ElfVersionPatch
{
    private const int SectionHeaderSize = 64;
    private const int SymbolSize = 24;
    private const ushort GlobalVersionIndex = 1;

    internal static ReadOnlySpan<byte> MissingVersion => "GLIBCXX_3.4.32\0"u8;
    private static ReadOnlySpan<byte> PresentVersion => "GLIBCXX_3.4.30\0"u8;
    private static ReadOnlySpan<byte> MissingSymbol => "_ZSt21ios_base_library_initv\0"u8;

    // Any function that every process has; it is never called through this name.
    private static ReadOnlySpan<byte> StandInSymbol => "getpid\0"u8;

    /// <summary>Patches the image in place.</summary>
    /// <returns>Whether anything was changed; false for an image that is not ELF or needs nothing.</returns>
    internal static bool Apply(Span<byte> image)
    {
        if (image.Length < SectionHeaderSize || !image.StartsWith("\u007fELF"u8) || image.IndexOf(MissingVersion) < 0)
            return false;
        var strings = Section(image, ".dynstr");
        var needs = Section(image, ".gnu.version_r");
        var versions = Section(image, ".gnu.version");
        var symbols = Section(image, ".dynsym");

        var missing = FindVersion(image, needs, strings, MissingVersion);
        var present = FindVersion(image, needs, strings, PresentVersion);
        if (missing < 0 || present < 0)
            return false;
        // An auxiliary entry is hash (4), flags (2), index (2), name (4), next (4).
        image.Slice(present, 4).CopyTo(image[missing..]);
        image.Slice(present + 8, 4).CopyTo(image[(missing + 8)..]);

        for (var i = 0; i < symbols.Length / SymbolSize; i++)
        {
            var name = strings.Offset + ReadInt32(image, symbols.Offset + i * SymbolSize);
            if (!image[name..].StartsWith(MissingSymbol))
                continue;
            BinaryPrimitives.WriteUInt16LittleEndian(image[(versions.Offset + 2 * i)..], GlobalVersionIndex);
            StandInSymbol.CopyTo(image[name..]);
        }
        return true;
    }

    private static int FindVersion(ReadOnlySpan<byte> image, ByteRange needs, ByteRange strings, ReadOnlySpan<byte> version)
    {
        // Two linked lists: one entry per needed library, and under it one per needed version.
        for (int library = needs.Offset, nextLibrary = -1; nextLibrary != 0; library += nextLibrary)
        {
            nextLibrary = ReadInt32(image, library + 12);
            for (int entry = library + ReadInt32(image, library + 8), next = -1; next != 0; entry += next)
            {
                next = ReadInt32(image, entry + 12);
                if (image[(strings.Offset + ReadInt32(image, entry + 8))..].StartsWith(version))
                    return entry;
            }
        }
        return -1;
    }

    private static ByteRange Section(ReadOnlySpan<byte> image, string name)
    {
        var table = (int)BinaryPrimitives.ReadInt64LittleEndian(image[40..]);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(image[60..]);
        var names = SectionRange(image, table + SectionHeaderSize * BinaryPrimitives.ReadUInt16LittleEndian(image[62..]));
        var wanted = Encoding.ASCII.GetBytes(name + "\0");
        for (var i = 0; i < count; i++)
        {
            var header = table + i * SectionHeaderSize;
            if (image[(names.Offset + ReadInt32(image, header))..].StartsWith(wanted))
                return SectionRange(image, header);
        }
        throw new InvalidDataException($"The native library has no section {name}; reinstall the TorchSharp package.");
    }

    private static ByteRange SectionRange(ReadOnlySpan<byte> image, int header) => new(
        (int)BinaryPrimitives.ReadInt64LittleEndian(image[(header + 24)..]),
        (int)BinaryPrimitives.ReadInt64LittleEndian(image[(header + 32)..]));

    private static int ReadInt32(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadInt32LittleEndian(image[offset..]);

    private readonly record struct ByteRange(int Offset, int Length);
}
