namespace PaperNetworks.Sizes;

/// <summary>
/// What a network of BESTformer (IJCAI 2025, arXiv 2501.05904) should have. The parameters for CIFAR-10 are those of the authors'
/// training log; the others, and the sizes, are counted by hand from their code.
/// </summary>
/// <param name="Network">Its class.</param>
/// <param name="Family">Name of the architecture.</param>
/// <param name="DataSet">Data set of the experiment.</param>
/// <param name="Parameters">Everything that is trained; both heads count.</param>
/// <param name="Megabytes">Size with weights of 1 bit between the first layer and the heads, and all else in floating point.</param>
public sealed record TransformerFigure(Type Network, string Family, string DataSet, long Parameters, string Megabytes)
{
    /// <summary>Every network of BESTformer that is declared here.</summary>
    public static IReadOnlyList<TransformerFigure> All { get; } =
    [
        new(typeof(BestFormer4x384Cifar10), "BESTformer-4-384", "CIFAR-10", 9_314_884, "1.32"),
        new(typeof(BestFormer4x384Cifar100), "BESTformer-4-384", "CIFAR-100", 9_384_184, "1.59"),
        new(typeof(BestFormer8x512ImageNet), "BESTformer-8-512", "ImageNet", 30_178_064, "8.05"),
    ];
}
