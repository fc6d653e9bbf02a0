using SnnDsl.Compiler.Issues;

namespace SnnDsl.Build;

/// <summary>Rules of the build step, SNN4xxx. MSBuild reports them, so the compiler does not list them.</summary>
public static class BuildIssues
{
    public static readonly IssueRule AssemblyUnreadable = Error("SNN4001", "Assembly cannot be read",
        "The assembly '{0}' cannot be read ({1}); no C was written: rebuild the project");

    public static readonly IssueRule FileNameRefused = Error("SNN4002", "Name of a generated file is not allowed",
        "The assembly '{0}' holds a generated file named '{1}'; allowed is snn_net_<name>.c or .h with <name> of a-z, 0-9 and _; no C was written: remove the AssemblyMetadata attribute of that name");

    public static readonly IssueRule FileTwice = Error("SNN4003", "Generated file occurs twice",
        "The assembly '{0}' holds two generated files named '{1}'; no C was written: give one of the networks another name");

    public static readonly IssueRule OutputNotWritable = Error("SNN4004", "Generated C cannot be written",
        "'{0}' cannot be written ({1}); make it writable, or set the property SnnOutputDirectory to another directory");

    /// <summary>Raised by the targets file, which finds no task assembly to load.</summary>
    public static readonly IssueRule TaskMissing = Error("SNN4005", "Build task is missing",
        "The build task '{0}' does not exist; build '{1}' in the configuration '{2}' first, or build without -p:BuildProjectReferences=false");

    /// <summary>A warning that no setting makes an error: training needs the build.</summary>
    public static readonly IssueRule NetworkUntrained = new("SNN4006", "Network has no trained parameters",
        "No C was emitted for '{0}': the project has no '{0}.snn'. Train the network, for example by dotnet run --project {1} -c Release if this is the program that does it, and build again. A project that only declares networks sets NoWarn to SNN4006",
        IssueSeverity.Warning);

    /// <summary>All rules in order of their ids.</summary>
    public static IReadOnlyList<IssueRule> All { get; } =
        [AssemblyUnreadable, FileNameRefused, FileTwice, OutputNotWritable, TaskMissing, NetworkUntrained];

    private static IssueRule Error(string id, string title, string format) => new(id, title, format, IssueSeverity.Error);
}
