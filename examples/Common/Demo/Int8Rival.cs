using System.Globalization;

namespace Examples.Common.Demo;

/// <summary>An int8 convolutional network under CMSIS-NN on the same core: a row of the baseline. Accuracies from 0 to 1,
/// <see langword="null"/> where only its work was measured.</summary>
internal sealed record Int8Rival(
    long Instructions, int WeightBytes, int FlashBytes, int RamBytes, double? AccuracyFloat, double? AccuracyInteger)
{
    /// <summary>Reads the row of a core; <see langword="null"/> for a core that was not measured.</summary>
    public static Int8Rival? Read(string path, string network, string core)
    {
        // The Cortex-M0 row was compiled for the M0+, which has the same instructions.
        string shortCore = core == "cortex-m0" ? "m0p" : core.Replace("cortex-", "", StringComparison.Ordinal);
        string[]? row = File.ReadLines(path).Select(line => line.Split(',')).FirstOrDefault(f => f is [_, _, ..] && f[0] == network && f[1] == shortCore);
        if (row is null)
        {
            return null;
        }

        int Number(int column) => int.Parse(row[column], CultureInfo.InvariantCulture);
        double? Percent(int column) => row[column].Length == 0 ? null : double.Parse(row[column], CultureInfo.InvariantCulture) / 100;
        return new Int8Rival(Number(2), Number(4), Number(4) + Number(5), Number(6), Percent(7), Percent(8));
    }
}
