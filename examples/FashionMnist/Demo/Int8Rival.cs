using System.Globalization;

namespace FashionMnist.Demo;

/// <summary>The int8 convolutional network under CMSIS-NN on a Cortex-M4: row cnn_s of the baseline; accuracies from 0 to 1.</summary>
internal sealed record Int8Rival(
    long Instructions, int WeightBytes, int FlashBytes, int RamBytes, double AccuracyFloat, double AccuracyInteger)
{
    /// <summary>Reads the baseline file.</summary>
    /// <exception cref="InvalidDataException">The file has no such row.</exception>
    public static Int8Rival Read(string path)
    {
        string[] row = File.ReadLines(path).Select(line => line.Split(',')).FirstOrDefault(f => f is ["cnn_s", "m4", ..])
            ?? throw new InvalidDataException($"'{path}' has no row for cnn_s on the m4.");
        int Number(int column) => int.Parse(row[column], CultureInfo.InvariantCulture);
        double Percent(int column) => double.Parse(row[column], CultureInfo.InvariantCulture) / 100;
        return new Int8Rival(Number(2), Number(4), Number(4) + Number(5), Number(6), Percent(7), Percent(8));
    }
}
