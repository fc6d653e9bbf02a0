namespace SnnDsl.Compiler.Artifacts;

/// <summary>Figures of a trained network, and of which data each is.</summary>
/// <param name="DataSet">Data set and part of it that the two accuracies were measured on: the test set, which nothing was chosen by.</param>
/// <param name="Samples">Number of samples of that part.</param>
/// <param name="AccuracyFloat">Accuracy of the trained network in floating point, 0 to 1.</param>
/// <param name="AccuracyInteger">Accuracy of these integers in the simulator, 0 to 1.</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="Seed">Seed of the training.</param>
public sealed record TrainingArtifact(
    string DataSet, int Samples, double AccuracyFloat, double AccuracyInteger, int Epochs, int Seed)
{
    /// <summary>Which epoch's weights these are; <see langword="null"/> where the file does not say.</summary>
    public ChosenEpoch? Epoch { get; init; }

    /// <summary>Training images that spike rates were measured on; <see langword="null"/> where they are of the data of the accuracies.</summary>
    public ValidationArtifact? Validation { get; init; }
}

/// <summary>The epoch whose weights were exported.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Choice"><c>best</c>: the most accurate one on validation images; <c>last</c>: the last one, whatever they say.</param>
public sealed record ChosenEpoch(int Number, string Choice)
{
    /// <summary>What <see cref="Choice"/> can be.</summary>
    public static IReadOnlyList<string> Choices { get; } = ["best", "last"];
}

/// <summary>A part of the training images, drawn by seed from each class, and what these integers do on it.</summary>
/// <param name="Samples">Number of samples.</param>
/// <param name="SplitSeed">Seed of the draw.</param>
/// <param name="HeldOut">Whether training left them out. If not, the accuracies are of images that were learned from.</param>
/// <param name="AccuracyFloat">Accuracy in floating point, 0 to 1; <see langword="null"/> where only the integers were measured.</param>
/// <param name="AccuracyInteger">Accuracy of these integers, 0 to 1.</param>
public sealed record ValidationArtifact(int Samples, int SplitSeed, bool HeldOut, double? AccuracyFloat, double AccuracyInteger);
