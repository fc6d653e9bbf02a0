using SnnDsl.Build.Tests.Builds;
using Xunit;

namespace SnnDsl.Build.Tests.Repository;

/// <summary>Holds the README to its word: its own network is written from the page and built, outside of this checkout.</summary>
[Collection(SequentialBuilds.Name)]
public sealed class ReadmeTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public void Your_own_network_works_to_the_letter()
    {
        MarkedBlock[] blocks = [.. MarkedBlock.Of(File.ReadAllText(Checkout.PathOf("README.md")))];
        CopyCheckout(_folder.PathOf("SnnDsl"));
        foreach (MarkedBlock block in blocks.Where(b => b.File is not null))
        {
            string path = _folder.PathOf(block.File!);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, block.Text);
        }

        string[] outputs = [.. blocks.Where(b => b.File is null).Select(b => Shell(_folder.Path, b.Text))];

        Assert.Collection(
            outputs,
            training => Assert.Contains("epoch 3 of 3", training, StringComparison.Ordinal),
            board => Assert.Contains("class 1", board, StringComparison.Ordinal),
            host => Assert.Contains("class 1", host, StringComparison.Ordinal));
        Assert.True(File.Exists(_folder.PathOf("DigitsNet.snn")));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Copies what is in the repository or would be added to it: a symbolic link would build in the real folders.</summary>
    private static void CopyCheckout(string target) => Shell(
        Checkout.Root,
        $"mkdir -p '{target}' && git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t '{target}'");

    private static string Shell(string directory, string commands) =>
        DotnetProcess.Run(directory, ["-euo", "pipefail", "-c", commands], "bash").Succeeded().Output;
}
