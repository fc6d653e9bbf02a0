using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Examples.Common.Demo;

/// <summary>Runs firmware on a core of QEMU.</summary>
public static class EmulatedBoard
{
    private const string Runner = "runtime-c/cmake/qemu_run.sh";

    /// <summary><c>--core</c>, the option of commands that run firmware.</summary>
    public static Option<string> CoreOption()
    {
        var core = new Option<string>("--core") { Description = "Core whose firmware is in build/<core>", DefaultValueFactory = _ => "cortex-m4" };
        core.AcceptOnlyFromAmong("cortex-m0", "cortex-m3", "cortex-m4", "cortex-m7", "cortex-m33", "cortex-m55");
        return core;
    }

    /// <summary>Path of an example's firmware for a core, without ending.</summary>
    /// <param name="name">Its name below build/&lt;core&gt;.</param>
    /// <param name="core">Core, for example cortex-m4.</param>
    public static string Firmware(string name, string core) => Path.Combine("build", core, name);

    /// <summary>Throws if a firmware image has not been built.</summary>
    /// <param name="firmware">The image, without ending.</param>
    /// <param name="core">Its core.</param>
    /// <exception cref="FileNotFoundException">It is not there; the message says how to build it.</exception>
    public static void Require(string firmware, string core)
    {
        if (!File.Exists(firmware + ".elf"))
        {
            throw new FileNotFoundException(
                $"There is no '{firmware}.elf'. In the repository's root, build it first: cmake --preset {core} -DSNN_BUILD_EXAMPLES=ON && cmake --build build/{core}");
        }
    }

    /// <summary>Runs a firmware image.</summary>
    /// <param name="core">Core, for example cortex-m4.</param>
    /// <param name="arguments">Image and its arguments.</param>
    /// <returns>The lines it printed.</returns>
    /// <exception cref="InvalidDataException">The runner or the firmware failed; its output is in the message.</exception>
    public static IReadOnlyList<string> Run(string core, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("bash", [Runner, core, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("bash cannot be started.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string[] lines = output.TrimEnd().Split('\n');
        return process.ExitCode == 0
            ? lines
            : throw new InvalidDataException($"The firmware ended with code {process.ExitCode}: {string.Join('\n', lines.TakeLast(5))} {errors.Result}");
    }

    /// <summary>The fields of <c>key=value</c> lines.</summary>
    /// <param name="lines">What a firmware printed.</param>
    /// <param name="perItem">Start of the lines that are repeated for each item, which are left out.</param>
    public static IReadOnlyDictionary<string, string> Fields(IEnumerable<string> lines, string perItem) => lines
        .Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith(perItem, StringComparison.Ordinal))
        .Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.Ordinal);

    /// <summary>A field that is a number.</summary>
    /// <param name="fields">All fields.</param>
    /// <param name="key">Which one.</param>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static long Number(this IReadOnlyDictionary<string, string> fields, string key) =>
        fields.TryGetValue(key, out string? text)
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : throw new InvalidDataException($"The firmware printed no '{key}'.");
}
