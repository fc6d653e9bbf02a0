using System.Globalization;

namespace SnnDsl.Data.Events;

/// <summary>N-MNIST (Orchard et al. 2015): the digits of MNIST, seen by an event camera that moves; 34 x 34 pixels, 2
/// polarities, 10 classes, about 300 ms each.</summary>
/// <remarks>
/// Files are <c>Train/digit/number.bin</c> and <c>Test/digit/number.bin</c>, each a <see cref="NMnistFile"/>. The split is one
/// of this project, not the data set's: all recordings found, of both folders, are put in the order folder (Train first), file
/// name, digit, and 2 of 11 of each class, evenly spread over that order, are set aside as test set: 200 of 1,100. It depends
/// on nothing but the names of the files.
/// </remarks>
public static class NMnist
{
    private const int Classes = 10;
    private const int TestShare = 2;
    private const int TestOf = 11;

    private static readonly string[] Folders = ["Train", "Test"];

    private static readonly DataFolder Folder = new(
        "N-MNIST",
        "n-mnist",
        SystemFolder: null,
        "Get N-MNIST from https://www.garrickorchard.com/datasets/n-mnist, unpack Train.zip and Test.zip into one folder, and name "
        + $"that folder by --data or by the environment variable {DataFolder.Variable}. A part of the recordings will do.");

    /// <summary>Whether recordings are where <see cref="DataFolder.Variable"/> says.</summary>
    public static bool IsFound() => Folder.Contains(Folders[0], "");

    /// <summary>Reads, frames and divides all recordings found; T x 2,312 bytes each.</summary>
    /// <param name="folder">The folder of <c>Train</c> and <c>Test</c>; null looks at <see cref="DataFolder.Variable"/>.</param>
    /// <param name="framing">How events become time steps.</param>
    /// <exception cref="DataSetException">There are too few recordings, or one is damaged.</exception>
    public static TrainingData Load(string? folder, EventFraming framing)
    {
        ArgumentNullException.ThrowIfNull(framing);
        folder = Folder.Find(folder, Folders[0], "");
        var recordings = Folders.SelectMany(part => Recordings(Path.Combine(folder, part))).ToArray();
        var isTest = StratifiedSplit.Choose([.. recordings.Select(r => r.Label)], TestShare, TestOf);
        var parts = recordings.Zip(isTest).ToLookup(r => r.Second, r => r.First);
        if (!parts[true].Any() || !parts[false].Any())
        {
            throw new DataSetException(
                $"'{folder}' has {recordings.Length} recordings <digit>/<number>.bin in {string.Join(" and ", Folders)}; training and "
                + $"test need at least 3. {Folder.Remedy}");
        }
        var name = $"N-MNIST, own split of {recordings.Length} recordings";
        return new TrainingData(Read(name, [.. parts[false]], framing), Read(name, [.. parts[true]], framing));
    }

    /// <summary>Paths and labels of a folder, in the order of their names; none if the folder does not exist.</summary>
    private static IEnumerable<(string Path, byte Label)> Recordings(string folder) =>
        Enumerable.Range(0, Classes)
            .Select(digit => (Folder: Path.Combine(folder, digit.ToString(CultureInfo.InvariantCulture)), Label: (byte)digit))
            .Where(digit => Directory.Exists(digit.Folder))
            .SelectMany(digit => Directory.EnumerateFiles(digit.Folder, "*.bin", new EnumerationOptions()).Select(path => (path, digit.Label)))
            .OrderBy(recording => Path.GetFileName(recording.path), StringComparer.Ordinal)
            .ThenBy(recording => recording.Label);

    private static ImageDataSet Read(string name, (string Path, byte Label)[] recordings, EventFraming framing)
    {
        const int frameSize = NMnistFile.Side * NMnistFile.Side * NMnistFile.Polarities;
        var sampleSize = framing.TimeSteps * frameSize;
        if ((long)recordings.Length * sampleSize > Array.MaxLength)
        {
            throw new DataSetException(
                $"{recordings.Length} recordings of {framing.TimeSteps} time steps take {(long)recordings.Length * sampleSize} bytes; at most "
                + $"{Array.MaxLength} are possible. Take fewer time steps or recordings.");
        }
        var counts = new byte[recordings.Length * sampleSize];
        for (var i = 0; i < recordings.Length; i++)
        {
            foreach (var (step, frame) in framing.Frames(NMnistFile.Read(recordings[i].Path)).Index())
                frame.CopyTo(counts, (i * sampleSize) + (step * frameSize));
        }
        return new ImageDataSet(name, NMnistFile.Side, NMnistFile.Side, NMnistFile.Polarities, counts, recordings.Select(r => r.Label).ToArray())
        {
            TimeSteps = framing.TimeSteps,
        };
    }
}
