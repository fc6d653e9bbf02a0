namespace SnnDsl.Data;

/// <summary>Fashion-MNIST (Xiao, Rasul, Vollgraf 2017): 60,000 training and 10,000 test images, 28 x 28 grey, 10 classes,
/// in the four IDX files of its authors, plain or gzipped.</summary>
public static class FashionMnist
{
    private static readonly DataFolder Folder = new(
        "Fashion-MNIST",
        "fashion-mnist",
        "/usr/share/datasets/fashion-mnist",
        "On Debian and Ubuntu install the package dataset-fashion-mnist; elsewhere put the four IDX files of "
        + $"Fashion-MNIST into a folder and name it by --data or by the environment variable {DataFolder.Variable}.");

    /// <summary>Reads the training images.</summary>
    /// <param name="folder">Where the files are; null looks at <see cref="DataFolder.Variable"/>, then at the place of
    /// Debian's package.</param>
    /// <exception cref="DataSetException">A file is missing or damaged.</exception>
    public static ImageDataSet Train(string? folder = null) => Load(folder, "train");

    /// <summary>Reads the test images; see <see cref="Train"/>.</summary>
    /// <param name="folder">Where the files are, or null.</param>
    public static ImageDataSet Test(string? folder = null) => Load(folder, "t10k");

    private static ImageDataSet Load(string? folder, string split)
    {
        var imageFile = $"{split}-images-idx3-ubyte";
        folder = Folder.Find(folder, imageFile, "", ".gz");
        try
        {
            var images = IdxFile.Read(folder, imageFile);
            var labels = IdxFile.Read(folder, $"{split}-labels-idx1-ubyte");
            if (images.Dimensions is not [var count, var height, var width] || labels.Dimensions is not [var labelCount] || count != labelCount)
            {
                throw new DataSetException(
                    $"In '{folder}' the {split} images have the shape {string.Join(" x ", images.Dimensions)} "
                    + $"and the labels {string.Join(" x ", labels.Dimensions)}: they do not belong together.");
            }
            return new ImageDataSet("Fashion-MNIST", height, width, 1, images.Elements, labels.Elements);
        }
        catch (DataSetException e)
        {
            throw new DataSetException($"{e.Message} {Folder.Remedy}", e);
        }
    }
}
