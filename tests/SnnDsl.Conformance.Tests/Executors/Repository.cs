namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Where things are in the working copy.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Folder for what the tests build; kept between runs, so that unchanged C is not compiled again.</summary>
    public static string Workspace { get; } = Path.Combine(Root, "build", "conformance");

    /// <summary>Writes a file unless it has this content already: its time stamp decides what is compiled.</summary>
    public static void WriteIfDifferent(string path, string text)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            File.WriteAllText(path, text);
        }
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SnnDsl.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"SnnDsl.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
