namespace SnnDsl.Build.Tests.Builds;

/// <summary>A project outside the repository that declares one network, with everything done by the one import.</summary>
public sealed class NetworkProject : IDisposable
{
    private const string ProjectFile = "Example.csproj";

    private readonly TemporaryDirectory _directory = new();

    public NetworkProject()
        : this("<TargetFramework>net10.0</TargetFramework>")
    {
    }

    internal NetworkProject(string frameworks)
    {
        File.WriteAllText(PathOf(ProjectFile), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {frameworks}
                <LangVersion>14</LangVersion>
              </PropertyGroup>
              <Import Project="{Checkout.PathOf("generator", "SnnDsl.Build", "build", "SnnDsl.targets")}" />
            </Project>
            """);
        Write("TinyNet.cs", TinyNet.Source());
        Write("TinyNet.snn", TinyNet.Artifact());
        Run("restore", ProjectFile).Succeeded();
    }

    /// <summary>Where C goes unless the build says otherwise.</summary>
    public string DefaultOutput => PathOf("obj", Checkout.Configuration, "net10.0", "snn");

    /// <summary>The generated C file in the default directory.</summary>
    public string CFile => Path.Combine(DefaultOutput, "snn_net_tiny_net.c");

    /// <summary>The compiled assembly.</summary>
    public string Assembly => PathOf("obj", Checkout.Configuration, "net10.0", "Example.dll");

    /// <summary>Full path of something in the project.</summary>
    public string PathOf(params string[] parts) => _directory.PathOf(parts);

    /// <summary>Names of the C files in a directory, in order; none if there is no such directory.</summary>
    public static IEnumerable<string> CFilesIn(string directory) => Directory.Exists(directory)
        ? Directory.GetFiles(directory).Select(f => Path.GetFileName(f)).Where(f => f.EndsWith(".c", StringComparison.Ordinal) || f.EndsWith(".h", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        : [];

    /// <summary>Writes a source file.</summary>
    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>Puts the project back to its first sources and, if anything differs from a first build, builds it.</summary>
    public void Reset()
    {
        var sources = new Dictionary<string, string> { ["TinyNet.cs"] = TinyNet.Source(), ["TinyNet.snn"] = TinyNet.Artifact() };
        bool changed = !File.Exists(CFile) || !File.Exists(Assembly);
        foreach (string name in Directory.GetFiles(_directory.Path).Select(f => Path.GetFileName(f)))
        {
            if (Path.GetExtension(name) is ".cs" or ".snn" && !sources.ContainsKey(name))
            {
                File.Delete(PathOf(name));
                changed = true;
            }
        }

        foreach ((string name, string text) in sources)
        {
            if (!File.Exists(PathOf(name)) || File.ReadAllText(PathOf(name)) != text)
            {
                Write(name, text);
                changed = true;
            }
        }

        if (changed)
        {
            Build().Succeeded();
        }
    }

    /// <summary>
    /// Builds the project alone: what it references was built before these tests. Verbosity is such that MSBuild tells
    /// which targets it skips.
    /// </summary>
    public DotnetResult Build(params string[] arguments) =>
        Run(["build", ProjectFile, "--no-restore", "-p:BuildProjectReferences=false", .. arguments]);

    /// <summary>Builds the project and what it references, as a user does.</summary>
    public DotnetResult BuildAll() => Run("build", ProjectFile);

    /// <summary>Cleans the project alone.</summary>
    public DotnetResult Clean(params string[] arguments) =>
        Run(["clean", ProjectFile, "-p:BuildProjectReferences=false", .. arguments]);

    /// <summary>Runs targets as an editor does to learn about the project.</summary>
    public DotnetResult DesignTimeBuild() => Run(
        "msbuild", ProjectFile, "-t:ResolveReferences;CoreCompile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true",
        "-p:ProvideCommandLineArgs=true", "-p:BuildingProject=false", "-p:BuildProjectReferences=false");

    public void Dispose() => _directory.Dispose();

    private DotnetResult Run(params string[] arguments) => DotnetProcess.Run(
        _directory.Path,
        arguments[0] == "restore"
            ? arguments
            : [.. arguments, $"-p:Configuration={Checkout.Configuration}", "-p:UseSharedCompilation=false", "-nodeReuse:false", "-verbosity:normal"]);
}
