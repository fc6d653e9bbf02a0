using SnnDsl.Data;

namespace SnnDsl.Training.Export;

/// <summary>The images of an export, each part for its own purpose.</summary>
/// <param name="Train">Images that were learned from: formats are calibrated on them.</param>
/// <param name="Validation">Training images that spike rates are measured on.</param>
/// <param name="HeldOut">Whether training left <paramref name="Validation"/> out.</param>
/// <param name="SplitSeed">Seed that <paramref name="Validation"/> was drawn by.</param>
/// <param name="Test">Images that nothing was chosen by.</param>
/// <param name="TestName">Name of <paramref name="Test"/>, for the artifact.</param>
public sealed record ExportImages(ImageDataSet Train, ImageDataSet Validation, bool HeldOut, int SplitSeed, ImageDataSet Test, string TestName)
{
    private const double ShareWithoutHoldingOut = 0.1;

    /// <summary>Which of all training images each of <see cref="Train"/> is.</summary>
    internal IReadOnlyList<int> TrainIndices { get; init; } = [];

    /// <summary>Draws the validation images as a recipe says: held out, or with a share of 0 a tenth of what is learned from.</summary>
    /// <param name="data">Training and test images.</param>
    /// <param name="share">Share held out, 0 to 0.5.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static ExportImages Split(TrainingData data, double share, int seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        var heldOut = share > 0;
        var split = ValidationSplit.Run(data.Train, heldOut ? share : ShareWithoutHoldingOut, seed);
        return new ExportImages(heldOut ? split.Train : data.Train, split.Validation, heldOut, seed, data.Test, data.TestName)
        {
            TrainIndices = heldOut ? split.TrainIndices : [.. Enumerable.Range(0, data.Train.Count)],
        };
    }
}
