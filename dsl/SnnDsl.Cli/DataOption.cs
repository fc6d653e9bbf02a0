using System.CommandLine;
using SnnDsl.Data;

namespace SnnDsl.Cli;

/// <summary><c>--data</c>, the option of every command that reads a data set.</summary>
public static class DataOption
{
    /// <summary>Creates the option; its value is null if the user names no folder.</summary>
    public static Option<string?> Create() =>
        new("--data") { Description = $"Folder of the data set (default: {DataFolder.Variable}, then the system's)" };
}
