using System.Reflection;
using System.Reflection.Metadata;
using System.Xml.Linq;
using Xunit;

namespace SnnDsl.Build.Tests.Repository;

/// <summary>Holds the table of allowed references, and that types are closed unless meant to be open.</summary>
public sealed class ArchitectureTests
{
    public static TheoryData<string> Names => [.. ProductAssembly.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Projects_refer_only_to_what_the_design_allows(string name)
    {
        ProductAssembly assembly = Find(name);
        XDocument project = XDocument.Load(assembly.ProjectPath);

        Assert.Empty(Included(project, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p)).Except(assembly.Projects));
        Assert.Empty(Included(project, "PackageReference").Except(assembly.AllowedPackages));
        Assert.Empty(Included(project, "Reference"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Assemblies_refer_only_to_what_the_design_allows(string name)
    {
        ProductAssembly assembly = Find(name);

        List<string> references = assembly.Read(reader =>
            reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name)).ToList());

        Assert.DoesNotContain(references, r => !assembly.Allows(r));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Public_classes_are_sealed_static_abstract_or_records(string name) =>
        Assert.Empty(Find(name).Read(reader => reader.TypeDefinitions
            .Select(reader.GetTypeDefinition)
            .Where(t => IsPublic(t.Attributes) && IsOpenClass(t.Attributes) && !IsRecord(reader, t))
            .Select(t => reader.GetString(t.Name))
            .ToList()));

    [Fact]
    public void Every_product_project_is_in_the_table()
    {
        IEnumerable<string> projects = new[] { "dsl", "generator" }
            .SelectMany(folder => Directory.GetFiles(Checkout.PathOf(folder), "*.csproj", SearchOption.AllDirectories))
            .Select(p => Path.GetFileNameWithoutExtension(p));

        Assert.Equal(
            ProductAssembly.All.Select(a => a.Name).Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    private static ProductAssembly Find(string name) => ProductAssembly.All.Single(a => a.Name == name);

    private static IEnumerable<string> Included(XDocument project, string item) =>
        project.Descendants(item).Select(e => (string)e.Attribute("Include")!);

    private static bool IsPublic(TypeAttributes attributes) =>
        (attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public or TypeAttributes.NestedPublic;

    private static bool IsOpenClass(TypeAttributes attributes) =>
        (attributes & (TypeAttributes.Interface | TypeAttributes.Sealed | TypeAttributes.Abstract)) == 0;

    private static bool IsRecord(MetadataReader reader, TypeDefinition type) =>
        type.GetMethods().Any(m => reader.StringComparer.Equals(reader.GetMethodDefinition(m).Name, "<Clone>$"));
}
