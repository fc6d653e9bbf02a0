namespace SnnDsl.Data;

/// <summary>Finds the folder of a data set: where the user says, then where <see cref="Variable"/> says, then where the
/// system keeps it. Nothing is ever downloaded.</summary>
/// <param name="DataSet">Name of the data set, for messages.</param>
/// <param name="Subfolder">Name of the folder its archive unpacks to; one folder can so hold several data sets.</param>
/// <param name="SystemFolder">Where a package of the system puts it; null if there is none.</param>
/// <param name="Remedy">How to get the files: a sentence.</param>
public sealed record DataFolder(string DataSet, string Subfolder, string? SystemFolder, string Remedy)
{
    /// <summary>Environment variable that names the folder when no option does.</summary>
    public const string Variable = "SNN_DATA";

    /// <summary>The first folder in which the file is.</summary>
    /// <param name="named">The folder the user named: only it and its subfolder are looked at. Null looks at
    /// <see cref="Variable"/>, then at the system's folder.</param>
    /// <param name="file">The file or folder to look for.</param>
    /// <param name="endings">Endings of the file's name that will do.</param>
    /// <exception cref="DataSetException">It is nowhere; the message says where it was sought and how to get it.</exception>
    public string Find(string? named, string file, params ReadOnlySpan<string> endings)
    {
        var folders = Candidates(named);
        if (FirstWith(folders, file, endings) is { } found)
            return found;
        var places = string.Join(", ", folders.Select(folder => $"'{Path.Combine(folder, file)}'"));
        throw new DataSetException($"{DataSet} was not found. Sought: {(places.Length > 0 ? places : "no folder was named")}. {Remedy}");
    }

    /// <summary>Whether the file is in one of the places that are looked at when the user names none.</summary>
    /// <param name="file">The file or folder to look for.</param>
    /// <param name="endings">Endings of the file's name that will do.</param>
    public bool Contains(string file, params ReadOnlySpan<string> endings) => FirstWith(Candidates(named: null), file, endings) is not null;

    private static string? FirstWith(string[] folders, string file, ReadOnlySpan<string> endings)
    {
        foreach (var folder in folders)
        {
            foreach (var ending in endings)
            {
                if (Path.Exists(Path.Combine(folder, file + ending)))
                    return folder;
            }
        }
        return null;
    }

    private string[] Candidates(string? named)
    {
        if (named is not null)
            return [named, Path.Combine(named, Subfolder)];
        var variable = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? new[] { value, Path.Combine(value, Subfolder) } : [];
        return SystemFolder is null ? variable : [.. variable, SystemFolder];
    }
}
