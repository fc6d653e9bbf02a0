using System.Diagnostics;
using System.Globalization;

namespace Examples.Common.Demo;

/// <summary>What the firmware printed of one run on an emulated board: <c>key=value</c> lines.</summary>
internal sealed record BoardRun(string Board, int Images, int Correct, long Instructions, int FlashBytes, int RamBytes, int StackBytes)
{
    private const string Runner = "runtime-c/cmake/qemu_run.sh";

    /// <summary>Runs a firmware image on a core of QEMU.</summary>
    /// <param name="core">Core, for example cortex-m4.</param>
    /// <param name="arguments">Image and its arguments.</param>
    /// <exception cref="InvalidDataException">The runner or the firmware failed; its output is in the message.</exception>
    public static BoardRun Start(string core, params string[] arguments)
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
        return process.ExitCode == 0
            ? Parse(output)
            : throw new InvalidDataException($"The firmware ended with code {process.ExitCode}: {Tail(output)} {errors.Result}");
    }

    private static BoardRun Parse(string output)
    {
        Dictionary<string, string> fields = output.Split('\n')
            .Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith("prediction=", StringComparison.Ordinal))
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.Ordinal);
        return new BoardRun(
            fields["board"],
            (int)Number(fields, "images"),
            (int)Number(fields, "correct"),
            Number(fields, "instructions_mean"),
            (int)Number(fields, "flash_bytes"),
            (int)Number(fields, "ram_bytes"),
            (int)Number(fields, "stack_bytes"));
    }

    private static long Number(Dictionary<string, string> fields, string key) =>
        fields.TryGetValue(key, out string? text)
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : throw new InvalidDataException($"The firmware printed no '{key}'.");

    private static string Tail(string output) => string.Join('\n', output.TrimEnd().Split('\n').TakeLast(5));
}
