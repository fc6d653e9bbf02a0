using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Artifacts;

/// <summary>
/// How a layer keeps its membranes as codes of a few bits, -N to N with N = 2^(bits-1) - 1 (Q-SNN, arXiv 2406.13672): a table
/// in, a ladder out. The code of V is the number of rungs below |V|, with the sign of V; at the next step it is worth its
/// entry, which has the decay in it. Tables have a row per channel, in the units of the channel's accumulator, or one row for
/// all channels, to whose common format multipliers bring the accumulators.
/// </summary>
/// <param name="Bits">Bits of a code: 8, 4 or 2.</param>
/// <param name="Entries">Entries of the codes 1 to N per row, rising, 0 to 2^28.</param>
/// <param name="Rungs">Rungs 1 to N per row, rising, 0 to 2^28.</param>
/// <param name="Multipliers">One per channel where there is a common row, 0 to 2^15; otherwise empty.</param>
/// <param name="Shift">Bits that products of accumulators and multipliers are shifted down, 0 to 30.</param>
public sealed record MembraneCodes(
    int Bits, EquatableArray<int> Entries, EquatableArray<int> Rungs, EquatableArray<int> Multipliers, int Shift)
{
    /// <summary>N, the largest code.</summary>
    public int Levels => LevelsOf(Bits);

    /// <summary>Whether all channels have one format.</summary>
    public bool IsCommon => Multipliers.Count > 0;

    /// <summary>N of a number of bits.</summary>
    public static int LevelsOf(int bits) => (1 << (bits - 1)) - 1;

    /// <summary>The code of a membrane after the reset.</summary>
    public int Code(int channel, long membrane)
    {
        int first = Row(channel);
        int code = 0;
        while (code < Levels && Rungs[first + code] < Math.Abs(membrane))
        {
            code++;
        }

        return membrane < 0 ? -code : code;
    }

    /// <summary>What a code is worth at the next step.</summary>
    public int Entry(int channel, int code)
    {
        if (code == 0)
        {
            return 0;
        }

        int entry = Entries[Row(channel) + Math.Abs(code) - 1];
        return code < 0 ? -entry : entry;
    }

    /// <summary>The current of an accumulator in the format of <see cref="Multipliers"/>, rounded toward minus infinity.</summary>
    public long Current(int channel, long accumulator) => (accumulator * Multipliers[channel]) >> Shift;

    private int Row(int channel) => IsCommon ? 0 : channel * Levels;
}
