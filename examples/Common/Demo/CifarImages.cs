using SnnDsl.Data;

namespace Examples.Common.Demo;

/// <summary>CIFAR-10 for demos.</summary>
public static class CifarImages
{
    /// <summary>The 100 test images of the repository, beside a program that includes them.</summary>
    private static string Sample => Path.Combine(AppContext.BaseDirectory, "test_sample.bin");

    /// <summary>All test images for whoever has the data set, the sample for everybody else.</summary>
    /// <param name="folder">Where the user says the data set is, or null.</param>
    /// <exception cref="DataSetException">A file is missing or damaged.</exception>
    public static ImageDataSet Test(string? folder) => folder is not null || Cifar10.IsFound() ? Cifar10.Test(folder) : Cifar10.Read(Sample);
}
