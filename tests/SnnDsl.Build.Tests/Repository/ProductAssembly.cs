using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace SnnDsl.Build.Tests.Repository;

/// <summary>The product's assemblies and what each may refer to; the design's table.</summary>
internal sealed record ProductAssembly(string Folder, string Name, string Framework, string[] Projects, string[] Packages)
{
    /// <summary>Build helpers that leave nothing in an assembly, allowed everywhere.</summary>
    private static readonly string[] SourcePackages = ["PolySharp", "Microsoft.CodeAnalysis.Analyzers"];

    /// <summary>All of them, in order of their dependencies.</summary>
    public static IReadOnlyList<ProductAssembly> All { get; } =
    [
        new("dsl", "SnnDsl", "netstandard2.0", [], []),
        new("generator", "SnnDsl.Compiler", "netstandard2.0", ["SnnDsl"], ["Scriban.Signed"]),
        new("generator", "SnnDsl.Generator", "netstandard2.0", ["SnnDsl.Compiler"], ["Microsoft.CodeAnalysis.CSharp"]),
        new("generator", "SnnDsl.Build", "netstandard2.0", ["SnnDsl.Compiler"], ["Microsoft.Build.Utilities.Core", "System.Reflection.Metadata"]),
        new("dsl", "SnnDsl.Data", "net10.0", [], []),
        new("dsl", "SnnDsl.Training", "net10.0", ["SnnDsl.Compiler", "SnnDsl.Data"], ["TorchSharp", "libtorch-cpu-linux-x64"]),
        new("dsl", "SnnDsl.Cli", "net10.0", ["SnnDsl.Training"], ["Spectre.Console", "System.CommandLine", "ScottPlot", "TorchSharp"]),
    ];

    /// <summary>The project file.</summary>
    public string ProjectPath => Checkout.PathOf(Folder, Name, Name + ".csproj");

    /// <summary>The compiled assembly.</summary>
    public string Path => Checkout.AssemblyOf(Folder, Name, Framework);

    /// <summary>Packages that the project file may name.</summary>
    public IEnumerable<string> AllowedPackages => [.. Packages, .. SourcePackages];

    /// <summary>Whether the compiled assembly may refer to another one: the runtime's own, or what the table allows.</summary>
    public bool Allows(string assembly) =>
        assembly is "netstandard" or "mscorlib"
        || (assembly.StartsWith("System.", StringComparison.Ordinal) && assembly != "System.CommandLine")
        || Reachable().Contains(assembly, StringComparer.Ordinal)
        || Packages.Any(p => assembly == p || RootsOf(p).Any(root => assembly.StartsWith(root, StringComparison.Ordinal)));

    /// <summary>Runs a query over the compiled assembly's metadata.</summary>
    public T Read<T>(Func<MetadataReader, T> query)
    {
        Assert.True(File.Exists(Path), $"'{Path}' does not exist; build the solution first.");
        using FileStream stream = File.OpenRead(Path);
        using var image = new PEReader(stream);
        return query(image.GetMetadataReader());
    }

    public override string ToString() => Name;

    /// <summary>Project references are transitive.</summary>
    private IEnumerable<string> Reachable() =>
        Projects.SelectMany(p => All.Single(a => a.Name == p).Reachable().Append(p));

    /// <summary>What the names of a package's assemblies start with, where that is not the package's name.</summary>
    private static string[] RootsOf(string package) => package switch
    {
        "Microsoft.CodeAnalysis.CSharp" => ["Microsoft.CodeAnalysis"],
        "Microsoft.Build.Utilities.Core" => ["Microsoft.Build."],
        "Spectre.Console" => ["Spectre.Console"],
        _ => [],
    };
}
