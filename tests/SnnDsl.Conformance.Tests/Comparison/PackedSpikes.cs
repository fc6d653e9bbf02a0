namespace SnnDsl.Conformance.Tests.Comparison;

/// <summary>
/// Layout of spikes in C, from runtime-c/include/snn/spikes.h: [time step][plane][word], element n in bit n % 32 of
/// word n / 32, plane j with weight 2^j, unused bits zero.
/// </summary>
internal static class PackedSpikes
{
    /// <summary>Packs spikes or counts, [time step][element].</summary>
    public static uint[] Pack(int[][] steps, int planes)
    {
        int planeWords = (steps[0].Length + 31) / 32;
        var words = new uint[steps.Length * planes * planeWords];
        for (int t = 0; t < steps.Length; t++)
        {
            for (int n = 0; n < steps[t].Length; n++)
            {
                for (int plane = 0; plane < planes; plane++)
                {
                    uint bit = ((uint)steps[t][n] >> plane) & 1;
                    words[(((t * planes) + plane) * planeWords) + (n / 32)] |= bit << (n % 32);
                }
            }
        }

        return words;
    }

    /// <summary>One element of one time step.</summary>
    public static int Element(uint[] words, int elements, int planes, int timeStep, int element)
    {
        int planeWords = (elements + 31) / 32;
        int value = 0;
        for (int plane = 0; plane < planes; plane++)
        {
            uint word = words[(((timeStep * planes) + plane) * planeWords) + (element / 32)];
            value |= (int)((word >> (element % 32)) & 1) << plane;
        }

        return value;
    }
}
