using System.Diagnostics;

namespace SnnDsl.Benchmarks;

/// <summary>Runs the tools that build and emulate.</summary>
internal static class Tool
{
    /// <summary>The emulated cores.</summary>
    public static IReadOnlyList<string> Cores { get; } =
        ["cortex-m0", "cortex-m3", "cortex-m4", "cortex-m7", "cortex-m33", "cortex-m55"];

    /// <summary>Short name of a core: M0.</summary>
    public static string Short(string core) => core.Replace("cortex-m", "M", StringComparison.Ordinal);

    /// <summary>Standard output of a tool.</summary>
    /// <exception cref="BenchmarkException">It is missing or failed.</exception>
    public static string Run(string tool, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new BenchmarkException($"{tool} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}{error.Result}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BenchmarkException($"{tool} is missing; ./bench.sh installs what is needed.");
        }
    }

    /// <summary>Builds a target for a core in a folder of its own and returns the folder.</summary>
    public static string Build(string core, string target, string suffix = "", params IReadOnlyList<string> options)
    {
        string folder = $"build/{core}{suffix}";
        Run("cmake", ["--preset", core, "-B", folder, .. options]);
        Run("cmake", ["--build", folder, "--target", target]);
        return folder;
    }

    /// <summary>Output of a firmware on an emulated core.</summary>
    public static string Emulate(string core, string image, params IReadOnlyList<string> arguments) =>
        Run("runtime-c/cmake/qemu_run.sh", [core, image, .. arguments]);

    /// <summary>Writes a file beside its place and moves it there.</summary>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".tmp", text);
        File.Move(path + ".tmp", path, overwrite: true);
    }
}
