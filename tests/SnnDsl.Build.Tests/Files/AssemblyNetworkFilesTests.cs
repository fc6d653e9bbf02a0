using System.Reflection;
using System.Reflection.Emit;
using SnnDsl.Compiler;
using Xunit;

namespace SnnDsl.Build.Tests.Files;

public sealed class AssemblyNetworkFilesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Text_comes_back_exactly_and_files_in_order_of_their_names()
    {
        string text = "/* \"ü\" € 𝛉 \\ \t */\r\nint x;\n\n" + new string('1', 100_000);
        string path = Save(("SnnDsl.File:snn_net_b.h", text), ("RepositoryUrl", "elsewhere"), ("SnnDsl.File:snn_net_a.c", ""));

        IReadOnlyList<GeneratedFile> files = AssemblyNetworkFiles.Read(path).Files;

        Assert.Equal([new GeneratedFile("snn_net_a.c", ""), new GeneratedFile("snn_net_b.h", text)], files);
    }

    [Fact]
    public void An_assembly_without_networks_has_no_files() => Assert.Empty(AssemblyNetworkFiles.Read(Save()).Files);

    [Theory]
    [InlineData("../snn_net_a.c")]
    [InlineData("/etc/snn_net_a.c")]
    [InlineData("")]
    public void A_name_that_leaves_the_directory_is_refused(string name)
    {
        string path = Save(("SnnDsl.File:snn_net_a.h", "fine"), ("SnnDsl.File:" + name, "text"));

        var e = Assert.Throws<BuildException>(() => AssemblyNetworkFiles.Read(path));

        Assert.Equal("SNN4002", e.Rule.Id);
        Assert.Contains($"'{name}'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_name_twice_is_refused()
    {
        string path = Save(("SnnDsl.File:snn_net_a.c", "1"), ("SnnDsl.File:snn_net_a.c", "2"));

        Assert.Equal("SNN4003", Assert.Throws<BuildException>(() => AssemblyNetworkFiles.Read(path)).Rule.Id);
    }

    [Fact]
    public void A_missing_assembly_is_named()
    {
        var e = Assert.Throws<BuildException>(() => AssemblyNetworkFiles.Read(_directory.PathOf("None.dll")));

        Assert.Equal("SNN4001", e.Rule.Id);
        Assert.Contains("None.dll", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(700)]
    public void A_truncated_assembly_is_refused(int length)
    {
        string path = Save(("SnnDsl.File:snn_net_a.c", "text"));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);

        Assert.Equal("SNN4001", Assert.Throws<BuildException>(() => AssemblyNetworkFiles.Read(path)).Rule.Id);
    }

    /// <summary>Saves an assembly with the given AssemblyMetadata attributes.</summary>
    private string Save(params (string Key, string Text)[] metadata)
    {
        string path = _directory.PathOf("Example.dll");
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Example"), typeof(object).Assembly);
        assembly.DefineDynamicModule("Example");
        ConstructorInfo constructor = typeof(AssemblyMetadataAttribute).GetConstructors()[0];
        foreach ((string key, string text) in metadata)
        {
            assembly.SetCustomAttribute(new CustomAttributeBuilder(constructor, [key, text]));
        }

        assembly.Save(path);
        return path;
    }
}
