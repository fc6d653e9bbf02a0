using System.Text;

namespace SnnDsl.Build;

/// <summary>
/// The list of files that an assembly left in a directory. It lies in that directory, so that each directory knows its
/// own files: builds that alternate between two directories neither repeat work nor delete each other's files.
/// </summary>
/// <param name="AssemblyPath">The assembly the files came from.</param>
/// <param name="Names">File names without directory.</param>
public sealed record NetworkFileList(string AssemblyPath, IReadOnlyList<string> Names)
{
    /// <summary>Starts the line of the assembly; the targets file compares that line as a whole.</summary>
    private const string AssemblyMark = "# ";

    /// <summary>The list as text: the assembly's line, then one name a line.</summary>
    public string Format()
    {
        var text = new StringBuilder();
        text.Append(AssemblyMark).Append(AssemblyPath).Append('\n');
        foreach (string name in Names)
        {
            text.Append(name).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The names in a list; lines that are no name of a generated file are left out.</summary>
    public static IReadOnlyList<string> ParseNames(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(NetworkFileName.IsValid)];
}
