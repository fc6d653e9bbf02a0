namespace SnnDsl.Data;

/// <summary>Training images in two parts that share none: some to learn from, the others to choose an epoch by.</summary>
/// <param name="Train">Images to learn from, in the order of the data set.</param>
/// <param name="Validation">Images held out, in the order of the data set.</param>
public sealed record ValidationSplit(ImageDataSet Train, ImageDataSet Validation)
{
    /// <summary>Largest share that can be held out.</summary>
    public const double LargestShare = 0.5;

    /// <summary>Which image of the data set each of <see cref="Train"/> is.</summary>
    public required IReadOnlyList<int> TrainIndices { get; init; }

    /// <summary>Holds out a share of each class, <c>round(n_c * share)</c> of n_c images with halves up, drawn by the seed. Equal data,
    /// share and seed give the same images on every machine.</summary>
    /// <param name="data">Training images.</param>
    /// <param name="share">Share held out, above 0 and at most <see cref="LargestShare"/>.</param>
    /// <param name="seed">Source of chance.</param>
    /// <exception cref="DataSetException">There are too few images: a part would be empty.</exception>
    public static ValidationSplit Run(ImageDataSet data, double share, int seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, LargestShare);
        var isHeldOut = new bool[data.Count];
        var random = new Random(seed);
        foreach (var images in data.Labels.ToArray().Index().GroupBy(image => image.Item, image => image.Index).OrderBy(group => group.Key).Select(group => group.ToArray()))
        {
            var heldOut = (int)Math.Floor((images.Length * share) + 0.5);
            random.Shuffle(images);
            foreach (var index in images.Take(heldOut))
                isHeldOut[index] = true;
        }
        var learned = Indices(isHeldOut, false);
        var split = new ValidationSplit(data.Select(learned), data.Select(Indices(isHeldOut, true))) { TrainIndices = learned };
        if (split.Train.Count > 0 && split.Validation.Count > 0)
            return split;
        throw new DataSetException(FormattableString.Invariant(
            $"{data.Name} has {data.Count} training images: a validation share of {share} leaves {split.Train.Count} to learn from and {split.Validation.Count} to choose an epoch by. Both need at least 1: give more images or another share."));
    }

    private static int[] Indices(bool[] isHeldOut, bool value) => [.. isHeldOut.Index().Where(image => image.Item == value).Select(image => image.Index)];
}
