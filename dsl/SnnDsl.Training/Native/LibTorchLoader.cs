using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SnnDsl.Training.Native;

/// <summary>Makes TorchSharp's native library load on systems whose libstdc++ is older than GCC 13 (Debian 12,
/// Ubuntu 22.04), by correcting the copy in the application's own folder before the first torch call.</summary>
internal static class LibTorchLoader
{
    private const string BridgeName = "libLibTorchSharp.so";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries",
        Justification = "The copy must be corrected before any torch type is touched, and TorchSharp offers no hook of its own.")]
    internal static void Initialize()
    {
        if (!OperatingSystem.IsLinux())
            return;
        NativeSettings.Apply();
        if (SystemLibraryIsNewEnough())
            return;
        foreach (var path in CandidatePaths())
        {
            if (File.Exists(path))
                Correct(path);
        }
    }

    /// <summary>Replaces the file by its corrected form; does nothing when it needs no correction. The new file is
    /// written beside it and renamed, so that a second process sees either the old or the new one, and so that a
    /// hard link into a package cache is left as it was.</summary>
    internal static void Correct(string path)
    {
        var image = File.ReadAllBytes(path);
        if (!ElfVersionPatch.Apply(image))
            return;
        var beside = $"{path}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(beside, image);
        // The build compares time stamps: with the old one kept it does not copy the file again.
        File.SetLastWriteTimeUtc(beside, File.GetLastWriteTimeUtc(path));
        File.Move(beside, path, overwrite: true);
    }

    private static IEnumerable<string> CandidatePaths()
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        yield return Path.Combine(AppContext.BaseDirectory, BridgeName);
        yield return Path.Combine(AppContext.BaseDirectory, "runtimes", $"linux-{architecture}", "native", BridgeName);
    }

    private static bool SystemLibraryIsNewEnough()
    {
        if (!NativeLibrary.TryLoad("libstdc++.so.6", out _))
            return true; // Nothing to compare with: let the loader's own message speak.
        var path = File.ReadLines("/proc/self/maps")
            .Where(line => line.Contains("libstdc++.so", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..])
            .First();
        return File.ReadAllBytes(path).AsSpan().IndexOf(ElfVersionPatch.MissingVersion) >= 0;
    }
}
