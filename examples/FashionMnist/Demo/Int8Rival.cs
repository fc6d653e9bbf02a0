using System.Globalization;

namespace FashionMnist.Demo;

/// <summary>The int8 convolutional network under CMSIS-NN on the same core: row cnn_s of the baseline; accuracies from 0 to 1.</summary>
internal sealed record Int8Rival(
    long Instructions, int WeightBytes, int FlashBytes, int RamBytes, double AccuracyFloat, double AccuracyInteger)
{
    /// <summary>Reads the row of a core; <see langword="null"/> for a core that was not measured.</summary>
    public static Int8Rival? Read(string path, string core)
    {
        // The Cortex-M0 row was compiled for the M0+, which has the same instructions.
        string name = core == "cortex-m0" ? "m0p" : core.Replace("cortex-", "", StringComparison.Ordinal);
        string[]? row = File.ReadLines(path).Select(line => line.Split(',')).FirstOrDefault(f => f is ["cnn_s", _, ..] && f[1] == name);
        if (row is null)
        {
            return null;
        }

        int Number(int column) => int.Parse(row[column], CultureInfo.InvariantCulture);
        double Percent(int column) => double.Parse(row[column], CultureInfo.InvariantCulture) / 100;
        return new Int8Rival(Number(2), Number(4), Number(4) + Number(5), Number(6), Percent(7), Percent(8));
    }
}
