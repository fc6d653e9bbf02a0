using NMnist;
using SnnDsl.Compiler;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Images of the N-MNIST networks: the example's streaming firmware, and one with a stream of each.</summary>
internal static class NMnistImages
{
    private static readonly Type[] Networks = [typeof(NMnistNet), typeof(NMnistNet8), typeof(NMnistNet16)];

    /// <summary>Builds one image.</summary>
    /// <param name="target">Where it is to run.</param>
    /// <param name="image">Target of tests/conformance/n_mnist.</param>
    /// <returns>The folder it is in.</returns>
    public static string Build(Target target, string image)
    {
        target.RequireTools();
        string folder = Path.Combine(Repository.Workspace, "n-mnist", target.Name);
        string generated = Directory.CreateDirectory(Path.Combine(folder, "generated")).FullName;
        foreach (GeneratedFile file in Networks.SelectMany(network => Load(network).Files))
        {
            Repository.WriteIfDifferent(Path.Combine(generated, file.Name), file.Text);
        }

        string source = Path.Combine(Repository.Root, "tests", "conformance", "n_mnist");
        string build = Path.Combine(folder, "build");
        Tool.RunOrThrow("cmake", Repository.Root, ["-S", source, "-B", build, "-G", "Ninja", .. target.CMakeOptions, $"-DSNN_GENERATED={generated}"]);
        Tool.RunOrThrow("cmake", Repository.Root, "--build", build, "--parallel", "2", "--target", image);
        return build;
    }

    /// <summary>A network with its trained parameters.</summary>
    public static NetworkCase Load(Type network) => ExampleCase.Load(network, "NMnist", images: [], traced: 0);
}
