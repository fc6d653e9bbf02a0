namespace SnnDsl.Cli;

/// <summary>The folder of the project whose program runs: trained parameters belong there, where its build looks for them.</summary>
internal static class ProjectFolder
{
    /// <summary>The nearest folder with a project file at the program or above it; the current folder if there is none.</summary>
    internal static string Find() => Find(AppContext.BaseDirectory) ?? Directory.GetCurrentDirectory();

    /// <summary>Where a network's trained parameters are, relative to the current folder where that is shorter.</summary>
    internal static string Parameters(Type network)
    {
        var path = Path.Combine(Find(), network.Name + ".snn");
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The nearest folder with a project file, from a folder upwards.</summary>
    internal static string? Find(string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory is not null; directory = directory.Parent)
        {
            if (directory.Exists && directory.EnumerateFiles("*.csproj").Any())
                return directory.FullName;
        }
        return null;
    }
}
