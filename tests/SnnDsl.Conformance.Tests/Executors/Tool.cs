using System.ComponentModel;
using System.Diagnostics;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Runs programs of the system.</summary>
internal static class Tool
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(10);

    /// <summary>Checks that a program is there.</summary>
    /// <exception cref="InvalidOperationException">It is not; the message names the package that brings it.</exception>
    public static void Require(string program, string package)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(f => f.Length > 0 && File.Exists(Path.Combine(f, program))))
        {
            throw new InvalidOperationException(
                $"The conformance tests need '{program}', which is not on the PATH; on Debian and Ubuntu: apt-get install {package}");
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code and everything it wrote.</returns>
    public static (int ExitCode, string Output) Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Symbols of sanitizer reports; a leak is no conformance question and its check needs ptrace.
        start.Environment["ASAN_OPTIONS"] = "detect_leaks=0";
        start.Environment["UBSAN_OPTIONS"] = "print_stacktrace=1";
        using Process process = Start(start);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeLimit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {TimeLimit}.");
        }

        return (process.ExitCode, output.Result + error.Result);
    }

    /// <summary>Runs a program that must succeed.</summary>
    /// <exception cref="InvalidOperationException">It did not; the message has what it wrote.</exception>
    public static void RunOrThrow(string program, string folder, params string[] arguments)
    {
        (int exitCode, string output) = Run(program, folder, arguments);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"'{start.FileName}' cannot be started: {exception.Message}", exception);
        }
    }
}
