using System.Reflection;

namespace SnnDsl.Build.Tests;

/// <summary>The checkout that these tests were built from, and how.</summary>
internal static class Checkout
{
    /// <summary>Root folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Configuration of this test assembly, and so of everything built with it.</summary>
    public static string Configuration { get; } =
        typeof(Checkout).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Full path of something in the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Full path of a project's assembly.</summary>
    public static string AssemblyOf(string folder, string project, string framework) =>
        PathOf(folder, project, "bin", Configuration, framework, project + ".dll");

    private static string FindRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "SnnDsl.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
