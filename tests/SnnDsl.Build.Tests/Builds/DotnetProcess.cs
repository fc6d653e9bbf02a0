using System.Diagnostics;
using Xunit;

namespace SnnDsl.Build.Tests.Builds;

/// <summary>What a run of the dotnet command gave.</summary>
public sealed record DotnetResult(int ExitCode, string Output)
{
    /// <summary>Whether the task that writes C files ran, whether or not a file differed.</summary>
    public bool RanTask => Output.Contains("SnnDsl found ", StringComparison.Ordinal);

    /// <summary>Whether MSBuild found the files up to date.</summary>
    public bool SkippedTask => Output.Contains("Skipping target \"SnnWriteNetworkFiles\"", StringComparison.Ordinal);

    /// <summary>Whether a file was written.</summary>
    public bool WroteFiles => Output.Contains("SnnDsl wrote ", StringComparison.Ordinal);

    /// <summary>Fails with the whole output if the command failed.</summary>
    public DotnetResult Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }
}

/// <summary>Runs the dotnet command, or another that may start it, as a user's shell would.</summary>
internal static class DotnetProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static DotnetResult Run(string directory, IEnumerable<string> arguments, string program = "dotnet")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The test host was started by MSBuild, whose variables would lead the new one astray.
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
        }

        return new DotnetResult(process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }
}
