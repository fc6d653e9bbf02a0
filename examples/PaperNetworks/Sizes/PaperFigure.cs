namespace PaperNetworks.Sizes;

/// <summary>What QP-SNN (ICLR 2025, arXiv 2502.05905) states of a pruned network.</summary>
/// <param name="Network">Its class.</param>
/// <param name="Family">Name of the architecture.</param>
/// <param name="DataSet">Data set of the experiment.</param>
/// <param name="Setting">Parameters in millions as the paper names the setting; rounded there, with batch norm for VGG-16.</param>
/// <param name="Parameters">Weights and read-out biases in millions that the setting's channels have, three digits.</param>
/// <param name="Megabytes">Size with 8, 4 and 2 bits (table 1).</param>
public sealed record PaperFigure(
    Type Network, string Family, string DataSet, string Setting, string Parameters, IReadOnlyList<string> Megabytes)
{
    /// <summary>Bits of the hidden layers' weights, in the order of <see cref="Megabytes"/>.</summary>
    public static IReadOnlyList<int> Bits { get; } = [8, 4, 2];

    /// <summary>Every network of the paper that is declared here.</summary>
    public static IReadOnlyList<PaperFigure> All { get; } =
    [
        new(typeof(ResNet20Cifar10Mild), "ResNet20", "CIFAR-10", "6.22", "6.219", ["6.27", "3.16", "1.61"]),
        new(typeof(ResNet20Cifar10Strong), "ResNet20", "CIFAR-10", "3.87", "3.873", ["3.92", "1.98", "1.02"]),
        new(typeof(Vgg16Cifar10Mild), "VGG-16", "CIFAR-10", "4.25", "4.241", ["4.28", "2.16", "1.10"]),
        new(typeof(Vgg16Cifar10Strong), "VGG-16", "CIFAR-10", "1.42", "1.416", ["1.45", "0.74", "0.39"]),
        new(typeof(ResNet20Cifar100Mild), "ResNet20", "CIFAR-100", "6.27", "6.265", ["6.45", "3.35", "1.79"]),
        new(typeof(ResNet20Cifar100Strong), "ResNet20", "CIFAR-100", "3.92", "3.919", ["4.10", "2.17", "1.20"]),
        new(typeof(Vgg16Cifar100Mild), "VGG-16", "CIFAR-100", "2.31", "2.311", ["2.48", "1.35", "0.79"]),
        new(typeof(Vgg16Cifar100Strong), "VGG-16", "CIFAR-100", "1.68", "1.679", ["1.85", "1.04", "0.63"]),
        new(typeof(Vgg16TinyImageNetMild), "VGG-16", "Tiny-ImageNet", "4.65", "4.646", ["5.90", "3.78", "2.72"]),
        new(typeof(Vgg16TinyImageNetStrong), "VGG-16", "Tiny-ImageNet", "3.43", "3.422", ["4.67", "3.17", "2.41"]),
        new(typeof(VggSnnDvsCifar10Mild), "VGGSNN", "DVS-CIFAR10", "1.46", "1.457", ["1.61", "0.90", "0.55"]),
        new(typeof(VggSnnDvsCifar10Strong), "VGGSNN", "DVS-CIFAR10", "0.90", "0.902", ["1.05", "0.62", "0.41"]),
        new(typeof(VggSnnDvsCifar10Strongest), "VGGSNN", "DVS-CIFAR10", "0.25", "0.254", ["0.40", "0.29", "0.24"]),
    ];
}
