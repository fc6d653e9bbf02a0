namespace SnnDsl.Conformance.Tests.Comparison;

/// <summary>
/// Layout of the states of residual streams in C, from runtime-c/include/snn/residual.h: int16_t [time step][position][channel]. A
/// trace has them as words, little-endian; half a word that is left is zero.
/// </summary>
internal static class PackedStates
{
    /// <summary>Packs states, [time step][element].</summary>
    public static uint[] Pack(int[][] steps)
    {
        byte[] bytes = [.. steps.SelectMany(step => step).SelectMany(value => BitConverter.GetBytes(checked((short)value)))];
        var words = new uint[(bytes.Length + 3) / 4];
        Buffer.BlockCopy(bytes, 0, words, 0, bytes.Length);
        return words;
    }

    /// <summary>One number of all.</summary>
    public static int Element(uint[] words, int index) => (short)(words[index / 2] >> (16 * (index % 2)));
}
