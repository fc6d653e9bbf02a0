using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Conformance.Tests.Shrinking;

/// <summary>Carries codes of membranes over to fewer bits and other channels.</summary>
internal static class CodesFitter
{
    /// <summary>The lowest codes of the rows that are left.</summary>
    public static MembraneCodes Fit(MembraneCodes old, int bits, int channels, int oldChannels)
    {
        int levels = MembraneCodes.LevelsOf(bits);
        EquatableArray<int> Rows(EquatableArray<int> table) => Enumerable.Range(0, old.IsCommon ? 1 : channels)
            .SelectMany(c => table.Skip(c % oldChannels * old.Levels).Take(levels))
            .ToEquatableArray();
        return new MembraneCodes(
            bits,
            Rows(old.Entries),
            Rows(old.Rungs),
            old.IsCommon ? Enumerable.Range(0, channels).Select(c => old.Multipliers[c % oldChannels]).ToEquatableArray() : [],
            old.Shift);
    }
}
