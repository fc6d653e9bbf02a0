using System.CommandLine;
using SnnDsl.Data;

namespace SnnDsl.Cli;

/// <summary><c>--data</c>, the option of every command that reads a data set.</summary>
public static class DataOption
{
    /// <summary>Creates the option; its value is null if the user names no folder.</summary>
    public static Option<string?> Create() =>
        new("--data") { Description = $"Folder of the data set (default: {DataFolder.Variable}, then the system's)" };

    /// <summary><c>--data-name</c>: what artifacts call the data set, where it is a copy of the one that the loader is for.</summary>
    public static Option<string?> Name() => new("--data-name") { Description = "What the trained parameters call the data set, such as \"CIFAR-10 (JPEG copy)\" (default: the loader's name)" };

    /// <summary>The data with another name, if there is one.</summary>
    internal static TrainingData Named(this TrainingData data, string? name) =>
        name is null ? data : data with { Train = data.Train with { Name = name }, Test = data.Test with { Name = name } };
}
