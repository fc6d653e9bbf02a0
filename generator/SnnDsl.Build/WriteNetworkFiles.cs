using Microsoft.Build.Framework;
using SnnDsl.Compiler.Issues;
using Task = Microsoft.Build.Utilities.Task;

namespace SnnDsl.Build;

/// <summary>The MSBuild task: takes the generated C out of an assembly and writes it to a directory.</summary>
public sealed class WriteNetworkFiles : Task
{
    /// <summary>Full path of the compiled assembly.</summary>
    [Required]
    public string AssemblyPath { get; set; } = "";

    /// <summary>Full path of the directory that receives the files.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>Full path of the list of written files.</summary>
    [Required]
    public string ListFile { get; set; } = "";

    /// <summary>The project, as messages name it.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            NetworkFiles networks = AssemblyNetworkFiles.Read(AssemblyPath);
            WriteResult result = NetworkFileWriter.Write(networks.Files, OutputDirectory, ListFile, AssemblyPath);
            Log.LogMessage(MessageImportance.Normal, "  SnnDsl found {0} files, {1} differed", networks.Files.Count, result.Written.Count);
            LogAll("wrote", result.Written);
            LogAll("deleted", result.Deleted);
            WarnOfUntrained(networks.Untrained);
            return true;
        }
        catch (BuildException e)
        {
            Log.LogError(null, e.Rule.Id, null, null, 0, 0, 0, 0, "{0}", e.Message);
            return false;
        }
    }

    private void WarnOfUntrained(IReadOnlyList<string> networks)
    {
        IssueRule rule = BuildIssues.NetworkUntrained;
        foreach (string network in networks)
        {
            Log.LogWarning(null, rule.Id, null, ProjectFile, 0, 0, 0, 0, rule.MessageFormat, network, ProjectFile);
        }
    }

    private void LogAll(string what, IReadOnlyList<string> paths)
    {
        foreach (string path in paths)
        {
            Log.LogMessage(MessageImportance.High, "  SnnDsl {0} {1}", what, path);
        }
    }
}
