using System.CommandLine;

namespace SnnDsl.Cli;

/// <summary>The options that name a file of trained parameters; without them it is <c>&lt;Network&gt;.snn</c> beside the project.</summary>
internal static class ParametersOption
{
    /// <summary><c>--parameters</c>: the file to read.</summary>
    internal static Option<string> Read(Type network) => new("--parameters") { Description = "Trained parameters to read, by default beside the project", DefaultValueFactory = _ => ProjectFolder.Parameters(network) };

    /// <summary><c>--output</c>: the file to write.</summary>
    internal static Option<string> Write(Type network) => new("--output") { Description = "Trained parameters to write, by default beside the project", DefaultValueFactory = _ => ProjectFolder.Parameters(network) };
}
