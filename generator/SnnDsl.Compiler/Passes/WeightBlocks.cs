namespace SnnDsl.Compiler.Passes;

/// <summary>
/// The layout of weights that event-driven kernels add: [block][row][word], defined in snn/synapse.h. Channels come in
/// groups of 16, of which the last one is filled up with copies of the last channel.
/// </summary>
internal static class WeightBlocks
{
    /// <summary>Channels of a group.</summary>
    public const int GroupChannels = 16;

    // Channels of a group in the order of the codes of a word, from the lowest bits on; 8 and 4 bits: of its first word,
    // each further word has them plus 2.
    private static readonly int[] Bytes = [0, 1, 8, 9];
    private static readonly int[] Nibbles = [0, 4, 1, 5, 8, 12, 9, 13];
    private static readonly int[] Pairs = [0, 2, 4, 6, 1, 3, 5, 7, 8, 10, 12, 14, 9, 11, 13, 15];

    /// <summary>Groups that channels take.</summary>
    public static int Groups(int channels) => (channels + GroupChannels - 1) / GroupChannels;

    /// <summary>Channels of a group, the last one of all in place of those that there are not.</summary>
    public static IEnumerable<int> Channels(int group, int channels) =>
        Enumerable.Range(group * GroupChannels, GroupChannels).Select(channel => Math.Min(channel, channels - 1));

    /// <summary>Bytes of the weights of all rows.</summary>
    public static long ByteCount(int rows, int channels, int bits)
    {
        int groups = Groups(channels);
        return (long)rows * (bits == 1 ? 4 * ((groups + 1) / 2) : 2 * bits * groups);
    }

    /// <summary>Packs codes.</summary>
    /// <param name="codes">Code of a channel, below <paramref name="channels"/>, in a row.</param>
    /// <param name="rows">Inputs of a channel.</param>
    /// <param name="channels">Output channels.</param>
    /// <param name="bits">Bits of a code: 8, 4, 2 or 1.</param>
    public static IEnumerable<uint> Pack(Func<int, int, int> codes, int rows, int channels, int bits)
    {
        int groups = Groups(channels);
        int groupsPerBlock = bits == 2 ? 1 : 2;
        for (int first = 0; first < groups; first += groupsPerBlock)
        {
            int[][] words = [.. Words(first, Math.Min(groupsPerBlock, groups - first), bits)];
            for (int row = 0; row < rows; row++)
            {
                foreach (int[] word in words)
                {
                    yield return Pack(word, channel => codes(Math.Min(channel, channels - 1), row), bits);
                }
            }
        }
    }

    /// <summary>The channels of each word of a row of a block.</summary>
    private static IEnumerable<int[]> Words(int group, int groups, int bits)
    {
        int channel = group * GroupChannels;
        if (bits == 1)
        {
            return [[.. Enumerable.Range(channel, 2 * GroupChannels)]];
        }

        (int[] order, int words) = bits switch
        {
            8 => (Bytes, 4),
            4 => (Nibbles, 2),
            _ => (Pairs, 1),
        };
        return Enumerable.Range(0, groups * words)
            .Select(word => order.Select(c => channel + (word / words * GroupChannels) + (word % words * 2) + c).ToArray());
    }

    private static uint Pack(int[] channels, Func<int, int> code, int bits)
    {
        uint word = 0;
        for (int i = 0; i < channels.Length; i++)
        {
            word |= (uint)code(channels[i]) << (i * bits);
        }

        return word;
    }
}
