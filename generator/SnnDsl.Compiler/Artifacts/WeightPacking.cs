using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Artifacts;

/// <summary>Weights as bytes: codes of 8, 4 or 2 bits, lowest bits first, the last byte filled with zeros.</summary>
public static class WeightPacking
{
    /// <summary>Bytes that <paramref name="count"/> codes take.</summary>
    public static int ByteCount(int count, int bits) => ((count * bits) + 7) / 8;

    /// <summary>Packs integer weights.</summary>
    public static byte[] Pack(ReadOnlySpan<int> weights, WeightFormat format)
    {
        var bytes = new byte[ByteCount(weights.Length, format.Bits)];
        int perByte = 8 / format.Bits;
        for (int i = 0; i < weights.Length; i++)
        {
            bytes[i / perByte] |= (byte)(format.ToCode(weights[i]) << (i % perByte * format.Bits));
        }

        return bytes;
    }

    /// <summary>Unpacks <paramref name="count"/> integer weights.</summary>
    public static EquatableArray<int> Unpack(byte[] bytes, int count, WeightFormat format)
    {
        var weights = new int[count];
        int perByte = 8 / format.Bits;
        for (int i = 0; i < count; i++)
        {
            int code = (bytes[i / perByte] >> (i % perByte * format.Bits)) & ((1 << format.Bits) - 1);
            weights[i] = format.FromCode(code);
        }

        return EquatableArray.Create<int>(weights);
    }
}
