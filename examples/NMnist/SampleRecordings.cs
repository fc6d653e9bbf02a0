using System.Globalization;
using SnnDsl.Data;

namespace NMnist;

/// <summary>Recordings as they were recorded, for the board: a folder of <c>digit/number.bin</c>.</summary>
internal static class SampleRecordings
{
    private const int Classes = 10;

    /// <summary>Those of the repository, beside the program.</summary>
    internal static string Folder => Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Paths and digits, in the order of the files' names.</summary>
    /// <param name="folder">The folder that contains one for each digit.</param>
    /// <exception cref="DataSetException">There are none.</exception>
    internal static IReadOnlyList<(string Path, int Digit)> Find(string folder)
    {
        (string Path, int Digit)[] recordings =
        [
            .. Enumerable.Range(0, Classes)
                .Select(digit => (Folder: Path.Combine(folder, digit.ToString(CultureInfo.InvariantCulture)), Digit: digit))
                .Where(digit => Directory.Exists(digit.Folder))
                .SelectMany(digit => Directory.EnumerateFiles(digit.Folder, "*.bin").Select(path => (path, digit.Digit)))
                .OrderBy(recording => Path.GetFileName(recording.path), StringComparer.Ordinal)
                .ThenBy(recording => recording.Digit),
        ];
        return recordings.Length > 0
            ? recordings
            : throw new DataSetException($"'{folder}' has no recordings <digit>/<number>.bin. Name a folder that has, such as Test of N-MNIST.");
    }
}
