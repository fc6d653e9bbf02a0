using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace SnnDsl.Build.Tests.Repository;

/// <summary>Rules for source files that no compiler holds.</summary>
public sealed class SourceRulesTests
{
    private const int MaximumLines = 500;

    private static readonly string[] Folders = ["dsl", "generator", "runtime-c", "examples", "experiments", "tests"];

    /// <summary>What is made, not written: generated C is as long as its network.</summary>
    private static readonly string[] BuildFolders = ["bin", "obj", "build", "Golden"];

    [Fact]
    public void No_source_file_is_longer_than_500_lines()
    {
        List<string> files = [.. Folders.Select(f => Checkout.PathOf(f)).Where(Directory.Exists).SelectMany(SourcesUnder)];

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, f => File.ReadLines(f).Count() > MaximumLines);
    }

    [Fact]
    public void Everything_public_in_the_language_is_documented()
    {
        string path = Checkout.AssemblyOf("dsl", "SnnDsl", "netstandard2.0");
        HashSet<string> documented =
        [
            .. XDocument.Load(Path.ChangeExtension(path, ".xml")).Descendants("member").Select(m => ((string)m.Attribute("name")!).Split('(')[0]),
        ];

        Assert.Empty(typeof(Stage).Assembly.GetExportedTypes().SelectMany(DocumentationIds).Except(documented));
    }

    [Fact]
    public void The_language_does_not_silence_missing_documentation()
    {
        string folder = Checkout.PathOf("dsl", "SnnDsl");

        Assert.DoesNotContain("1591", File.ReadAllText(Path.Combine(folder, "SnnDsl.csproj")), StringComparison.Ordinal);
        Assert.DoesNotContain(SourcesUnder(folder), f => File.ReadAllText(f).Contains("#pragma warning", StringComparison.Ordinal));
    }

    private static IEnumerable<string> SourcesUnder(string directory) =>
    [
        .. Directory.GetFiles(directory).Where(f => Path.GetExtension(f) is ".cs" or ".c" or ".h"),
        .. Directory.GetDirectories(directory).Where(d => !BuildFolders.Contains(Path.GetFileName(d))).SelectMany(SourcesUnder),
    ];

    /// <summary>The ids of a type and its members in a documentation file, without parameter lists.</summary>
    private static IEnumerable<string> DocumentationIds(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<string> members = (type.IsSubclassOf(typeof(Delegate)) ? [] : type.GetMembers(Declared)).Select(m => m switch
        {
            PropertyInfo => $"P:{type.FullName}.{m.Name}",
            FieldInfo { IsSpecialName: false } => $"F:{type.FullName}.{m.Name}",
            MethodInfo { IsSpecialName: false } => $"M:{type.FullName}.{m.Name}",
            ConstructorInfo c when c.GetParameters().Length > 0 => $"M:{type.FullName}.#ctor",
            _ => "",
        });
        return members.Where(m => m.Length > 0).Append("T:" + type.FullName);
    }
}
